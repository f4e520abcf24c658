# What a message is made of.
import logging

logger = logging.getLogger("orders")

def handler(event, context):
    logger.warning("no arguments 100%")
    logger.warning("%s and %d and %r and %5.2f|%-5s|%%", "text", 7, "quoted", 3.14159, "x")
    logger.warning("%(name)s is %(age)d", {"name": "Ada", "age": 36})
    logger.warning({"a": 1})
    logger.warning(None)
    logger.warning(["list"], )
    logger.warning("")
    logger.warning("größe 😀 \u2028 end")
