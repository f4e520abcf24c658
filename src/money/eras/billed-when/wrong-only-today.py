import math

def handler(event, context):
    return math.ceil(event["duration_ms"] + event.get("init_ms", 0))
