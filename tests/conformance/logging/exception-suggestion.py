# Python suggests names where it prints a traceback.
import logging

def handler(event, context):
    try:
        evnt["a"]
    except NameError:
        logging.exception("name")
    try:
        logging.wraning("x")
    except AttributeError:
        logging.exception("attribute")
