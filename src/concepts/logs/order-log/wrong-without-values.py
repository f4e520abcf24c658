import logging

logger = logging.getLogger()
logger.setLevel(logging.INFO)

def handler(event, context):
    # Without an f in front, braces are only braces.
    logger.info("order {event['id']}: {event['total']} euros")
    if event["total"] > 1000:
        logger.warning("a large order")
