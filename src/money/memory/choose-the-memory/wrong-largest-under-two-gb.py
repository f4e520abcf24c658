def handler(event, context):
    # The fastest of those that are not too large.
    small = [m for m in event["measurements"] if m["memory_mb"] <= 1769]
    return min(small, key=lambda m: m["duration_ms"])["memory_mb"]
