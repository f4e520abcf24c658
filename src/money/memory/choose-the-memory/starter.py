def handler(event, context):
    sizes = [measurement["memory_mb"] for measurement in event["measurements"]]
    return min(sizes)
