# Names of levels, and one that is none.
import logging

def handler(event, context):
    logging.getLogger().setLevel("INFO")
    logging.info("seen")
    logging.getLogger().setLevel("VERBOSE")
