# A text that is no UUID: frames of the library.
import uuid

def handler(event, context):
    return uuid.UUID("orders")
