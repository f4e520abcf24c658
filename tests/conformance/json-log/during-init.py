# While the module loads the request id is empty.
#: log_format JSON
import logging

logging.info("loading")

def handler(event, context):
    logging.info("handling")
