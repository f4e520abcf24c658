def handler(event, context):
    return min(event["measurements"], key=lambda m: m["memory_mb"])["memory_mb"]
