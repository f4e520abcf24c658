def handler(event, context):
    return {"copies": event["calls_per_second"], "throttled": False}
