# A logger of the reader's writes through the root's handler, whatever the root's level.
import logging

logger = logging.getLogger("orders.api")
logger.setLevel("INFO")

def handler(event, context):
    logger.debug("debug")
    logger.info("info of %s", logger.name)
    return logger.getEffectiveLevel(), logger.handlers, logger.propagate
