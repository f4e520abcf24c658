# A group is drawn as a tree.
import logging

def handler(event, context):
    try:
        raise ExceptionGroup("two", [ValueError("a"), TypeError("b")])
    except ExceptionGroup:
        logging.exception("group")
