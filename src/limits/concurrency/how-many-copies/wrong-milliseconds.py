import math

def handler(event, context):
    copies = math.ceil(event["calls_per_second"] * event["duration_ms"])
    return {"copies": copies, "throttled": copies > event["limit"]}
