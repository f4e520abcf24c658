# TRACE is Python's DEBUG.
#: log_format JSON
#: application_log_level TRACE
import logging

def handler(event, context):
    return logging.getLogger().level
