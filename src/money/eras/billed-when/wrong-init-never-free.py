import math

def handler(event, context):
    duration = event["duration_ms"]
    init = event.get("init_ms", 0)
    if event["month"] < "2020-12":
        return math.ceil(duration / 100) * 100
    return math.ceil(duration + init)
