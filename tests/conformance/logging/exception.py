# logging.exception adds Python's own traceback, with ordinary spaces.
import logging

def work(value):
    return int(value)

def handler(event, context):
    try:
        work("many")
    except ValueError:
        logging.exception("cannot %s", "count")
    return 1
