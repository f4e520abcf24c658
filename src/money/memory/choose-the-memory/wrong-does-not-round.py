def price(measurement):
    return measurement["memory_mb"] * measurement["duration_ms"]

def handler(event, context):
    longest = event.get("at_most_ms", 900_000)
    fast_enough = [m for m in event["measurements"] if m["duration_ms"] <= longest]
    return min(fast_enough, key=price)["memory_mb"]
