# logging.disable silences all.
import logging

def handler(event, context):
    logging.disable(logging.ERROR)
    logging.error("silent")
    logging.critical("loud")
