# The root logger's level is WARNING; each record is one event.
import logging

def handler(event, context):
    logging.debug("debug")
    logging.info("info")
    logging.warning("warning")
    logging.error("error")
    logging.critical("critical")
    return logging.getLogger().level, logging.getLogger().getEffectiveLevel()
