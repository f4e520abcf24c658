# logging.exception in JSON: stack trace, type and place are keys.
#: log_format JSON
import logging

def handler(event, context):
    try:
        return {}["a"]
    except KeyError:
        logging.exception("cannot %s", "read")
