# A message that does not fit its arguments: logging prints the mistake to stderr, line by line.
import logging

def handler(event, context):
    logging.warning("one %s, two %s", 1)
    logging.warning("none", 1)
    return "goes on"
