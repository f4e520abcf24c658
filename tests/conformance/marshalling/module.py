# A module.
import json

def handler(event, context):
    return {"json": json}
