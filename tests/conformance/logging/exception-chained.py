# The chain is in the log, though not in an answer.
import logging

def handler(event, context):
    try:
        try:
            {}["a"]
        except KeyError as error:
            raise RuntimeError("no a") from error
    except RuntimeError as error:
        logging.error("failed", exc_info=error)
    try:
        try:
            [][0]
        except IndexError:
            raise ValueError("second")
    except ValueError:
        logging.error("failed again", exc_info=True)
