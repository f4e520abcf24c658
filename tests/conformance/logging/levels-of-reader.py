# A level of the reader's own.
import logging

logging.addLevelName(35, "NOTICE")

def handler(event, context):
    logging.log(35, "noticed")
    logging.log(36, "no name")
    return logging.getLevelName(36), logging.getLevelNamesMapping()["NOTICE"]
