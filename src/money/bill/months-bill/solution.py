GB_SECOND = 0.0000166667
REQUEST = 0.0000002

def handler(event, context):
    seconds = event["calls"] * event["billed_ms"] / 1000
    gb_seconds = seconds * event["memory_mb"] / 1024
    paid_gb_seconds = max(0, gb_seconds - 400_000)
    paid_calls = max(0, event["calls"] - 1_000_000)
    usd = paid_gb_seconds * GB_SECOND + paid_calls * REQUEST
    return {"usd": round(usd, 2)}
