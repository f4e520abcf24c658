import math

def price(measurement):
    return measurement["memory_mb"] * math.ceil(measurement["duration_ms"])

def handler(event, context):
    return min(event["measurements"], key=price)["memory_mb"]
