GB_SECOND = 0.0000166667
REQUEST = 0.0000002

def handler(event, context):
    seconds = event["calls"] * event["billed_ms"] / 1000
    gb_seconds = seconds * event["memory_mb"] / 1024
    usd = gb_seconds * GB_SECOND + event["calls"] * REQUEST
    return {"usd": round(usd, 2)}
