import logging

logger = logging.getLogger()
logger.setLevel(logging.INFO)

def handler(event, context):
    logger.info("order %s: %s euros", event["id"], event["total"])
    logger.warning("order %s: is it a large one?", event["id"])
