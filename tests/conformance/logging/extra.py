# Extra attributes are on the record; the text format does not show them.
import logging

def handler(event, context):
    logging.warning("order", extra={"order_id": 7})
    logging.getLogger().handlers[0].setFormatter(logging.Formatter("%(message)s %(order_id)d %(aws_request_id)s"))
    logging.warning("order", extra={"order_id": 7})
    logging.warning("clash", extra={"message": 7})
