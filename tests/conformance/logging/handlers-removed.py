# Without any handler logging has a last resort.
import logging

root = logging.getLogger()
for found in list(root.handlers):
    root.removeHandler(found)

def handler(event, context):
    logging.getLogger("orders").warning("last resort")
    logging.getLogger("orders").info("not even this")
    raise ValueError("errors are written all the same")
