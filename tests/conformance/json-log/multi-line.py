# Lines in a message are escapes.
#: log_format JSON
import logging

def handler(event, context):
    logging.info("one\ntwo\ttab \"quoted\"")
