import math

def handler(event, context):
    copies = math.ceil(event["calls_per_second"] * event["duration_ms"] / 1000)
    return {"copies": copies, "throttled": copies >= event["limit"]}
