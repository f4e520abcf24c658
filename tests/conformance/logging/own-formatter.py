# Another format on AWS's handler.
import logging

logging.getLogger().handlers[0].setFormatter(logging.Formatter("%(levelname)s %(name)s %(funcName)s %(lineno)d %(filename)s %(module)s %(message)s"))

def handler(event, context):
    logging.warning("from the handler")
    (lambda: logging.getLogger("other").error("from a lambda"))()
