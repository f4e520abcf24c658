# A filter that drops, and one that changes.
import logging

class Secret(logging.Filter):
    def filter(self, record):
        record.msg = record.msg.replace("1234", "****")
        return "drop" not in record.msg

def handler(event, context):
    logging.getLogger().handlers[0].addFilter(Secret())
    logging.warning("card 1234")
    logging.warning("drop me")
