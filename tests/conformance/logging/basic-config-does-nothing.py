# AWS has installed a handler already, so basicConfig does nothing.
import logging

logging.basicConfig(level=logging.INFO, format="%(message)s")

def handler(event, context):
    logging.info("not seen")
    logging.warning("seen, in AWS's format")
    return len(logging.getLogger().handlers)
