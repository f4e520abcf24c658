# A message that does not fit its arguments.
#: log_format JSON
import logging

def handler(event, context):
    logging.warning("one %s, two %s", 1)
