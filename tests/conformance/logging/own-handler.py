# A handler of the reader's besides AWS's: every line comes twice.
import logging, sys

logger = logging.getLogger("orders")
handler_of_mine = logging.StreamHandler(sys.stdout)
handler_of_mine.setFormatter(logging.Formatter("mine: %(message)s"))
logger.addHandler(handler_of_mine)

def handler(event, context):
    logger.warning("twice")
    logger.propagate = False
    logger.warning("once")
