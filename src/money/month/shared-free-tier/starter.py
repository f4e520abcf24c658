from decimal import Decimal

GB_SECOND = Decimal("0.0000166667")
CALL = Decimal("0.0000002")

def gb_seconds(function):
    return Decimal(function["calls"]) * function["billed_ms"] * function["memory_mb"] / 1000 / 1024

def handler(event, context):
    usd = 0
    for function in event["functions"]:
        usd += gb_seconds(function) * GB_SECOND + function["calls"] * CALL
    return {"to_pay_usd": usd, "dearest": "?"}
