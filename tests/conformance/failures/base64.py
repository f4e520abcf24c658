# Bad base64.
#: event "abc"
#: event "ab$="
import base64

def handler(event, context):
    return base64.b64decode(event, validate=True)
