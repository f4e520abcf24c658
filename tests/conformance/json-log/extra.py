# Extra attributes become keys; what JSON cannot write is written as text.
#: log_format JSON
import datetime, decimal, logging

def handler(event, context):
    logging.info("order", extra={"order_id": 7, "when": datetime.date(2026, 1, 31), "price": decimal.Decimal("1.10"), "none": None,
                                 "tags": ["a", {"b": 1}], "level": "not this one"})
