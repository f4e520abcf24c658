# The code may ask for less than the configuration.
#: log_format JSON
#: application_log_level DEBUG
import logging

def handler(event, context):
    logging.debug("debug")
    logging.getLogger().setLevel(logging.ERROR)
    logging.warning("warning")
    logging.error("error")
