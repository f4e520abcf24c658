# WARN is not Python's name: it is among the names that logging knows.
#: log_format JSON
#: application_log_level WARN
import logging

def handler(event, context):
    logging.info("info")
    logging.warning("warning")
    return logging.getLogger().level
