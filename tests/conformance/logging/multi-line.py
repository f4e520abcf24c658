# A record of several lines is one event.
import logging

def handler(event, context):
    logging.error("first\nsecond\n\nfourth\n")
    logging.error("carriage\rreturn")
