# With force the handler is replaced by one that writes to stderr, in the reader's format.
import logging

logging.basicConfig(level=logging.INFO, format="%(levelname)s|%(name)s|%(message)s", force=True)

def handler(event, context):
    logging.info("two\nlines")
    logging.getLogger("orders").error("three")
    return [type(found).__name__ for found in logging.getLogger().handlers]
