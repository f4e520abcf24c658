from collections import Counter
from datetime import date
from decimal import Decimal

def summary(event):
    orders = event["orders"]
    return {
        "day": date.fromisoformat(event["day"]),
        "countries": {order["country"] for order in orders},
        "sold": Counter((order["sku"], order["size"]) for order in orders),
        "total": sum((Decimal(order["price"]) for order in orders), Decimal("0.00")),
    }

def handler(event, context):
    found = summary(event)
    return {
        "day": found["day"].isoformat(),
        "countries": sorted(order["country"] for order in event["orders"]),
        "sold": {f"{sku}/{size}": count for (sku, size), count in found["sold"].items()},
        "total": str(found["total"]),
    }
