# With a level of its own everything comes.
import logging

logger = logging.getLogger()
logger.setLevel(logging.DEBUG)

def handler(event, context):
    for level in (5, 10, 15, 20, 30, 40, 50, 60):
        logger.log(level, "level %d", level)
