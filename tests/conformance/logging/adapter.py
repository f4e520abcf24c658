# A LoggerAdapter puts a prefix before each message.
import logging

class Adapter(logging.LoggerAdapter):
    def process(self, message, keywords):
        return f"[{self.extra['id']}] {message}", keywords

def handler(event, context):
    Adapter(logging.getLogger("a"), {"id": 7}).warning("adapted %s", "well")
