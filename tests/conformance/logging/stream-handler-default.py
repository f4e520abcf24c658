# A StreamHandler writes to the stderr of the moment when it was made.
import logging

logging.getLogger().addHandler(logging.StreamHandler())

def handler(event, context):
    logging.warning("a\nb")
