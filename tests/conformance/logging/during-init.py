# While the module loads there is no request id.
#: event {}
#: event {}
import logging

logging.warning("loading")

def handler(event, context):
    logging.warning("handling")
