# A message that is a dict stays one.
#: log_format JSON
import logging

def handler(event, context):
    logging.info({"order": 7, "größe": [1, None]})
    logging.info({"order": 7}, "argument")
    logging.info(["list"])
    logging.info(None)
