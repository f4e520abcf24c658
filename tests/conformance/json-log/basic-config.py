# basicConfig does nothing here either; with force the lines are the reader's own.
#: log_format JSON
import logging

logging.basicConfig(level=logging.DEBUG)

def handler(event, context):
    logging.debug("not seen")
    logging.info("seen")
    logging.basicConfig(level=logging.DEBUG, format="%(message)s", force=True)
    logging.debug("plain")
