import logging

logger = logging.getLogger()
logger.setLevel(logging.INFO)

def handler(event, context):
    logger.info("order %s: %s euros", event["id"], event["total"])
    if event["total"] > 1000:
        logger.warning("order %s is a large one: %s euros", event["id"], event["total"])
