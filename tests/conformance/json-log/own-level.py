# Levels between the known ones are rounded down.
#: log_format JSON
import logging

def handler(event, context):
    logging.log(35, "between warning and error")
    logging.log(99, "above critical")
