# What json cannot write.
import json, datetime

def handler(event, context):
    return json.dumps({"when": datetime.datetime(2026, 1, 31)})
