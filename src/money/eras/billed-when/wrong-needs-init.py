import math

def handler(event, context):
    duration = event["duration_ms"]
    if event["month"] < "2020-12":
        return math.ceil(duration / 100) * 100
    if event["month"] < "2025-08":
        return math.ceil(duration)
    return math.ceil(duration + event["init_ms"])
