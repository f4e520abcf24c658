import logging

logging.basicConfig(level=logging.INFO)
logger = logging.getLogger()

def handler(event, context):
    logger.info("an order has arrived")
