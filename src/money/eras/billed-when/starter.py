import math

def handler(event, context):
    return math.ceil(event["duration_ms"])
