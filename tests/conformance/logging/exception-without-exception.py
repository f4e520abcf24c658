# Outside an except block there is none.
import logging

def handler(event, context):
    logging.exception("nothing was raised")
