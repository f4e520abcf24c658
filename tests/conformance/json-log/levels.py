# In JSON format the level is INFO: a record is an object in one line.
#: log_format JSON
import logging

def handler(event, context):
    logging.debug("debug")
    logging.info("info of %s", "orders")
    logging.getLogger("orders").warning("größe 😀")
    logging.critical("critical")
    return logging.getLogger().level
