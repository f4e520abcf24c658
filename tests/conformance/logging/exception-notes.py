# Notes are printed below the exception.
import logging

def handler(event, context):
    try:
        error = ValueError("with notes")
        error.add_note("first note")
        error.add_note("second\nnote")
        raise error
    except ValueError:
        logging.exception("notes")
