# The stack on request: the reader's frames come last.
import logging

class LastFrame(logging.Formatter):
    def formatStack(self, stack_info):
        return "\n".join(stack_info.splitlines()[-2:])

def handler(event, context):
    logging.getLogger().handlers[0].setFormatter(LastFrame("%(message)s"))
    logging.warning("where", stack_info=True)
