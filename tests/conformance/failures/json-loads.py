# A body that is no JSON.
#: event ""
#: event "{'a': 1}"
#: event "{\"a\": 1,}"
#: event "[1, 2"
#: event "{\"a\": 1} x"
#: event null
import json

def handler(event, context):
    return json.loads(event)
