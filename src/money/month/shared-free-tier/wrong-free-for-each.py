from decimal import Decimal

GB_SECOND = Decimal("0.0000166667")
CALL = Decimal("0.0000002")

def gb_seconds(function):
    return Decimal(function["calls"]) * function["billed_ms"] * function["memory_mb"] / 1000 / 1024

def handler(event, context):
    functions = event["functions"]
    compute = sum(max(0, gb_seconds(function) - 400_000) for function in functions) * GB_SECOND
    calls = sum(max(0, function["calls"] - 1_000_000) for function in functions) * CALL
    return {"to_pay_usd": str(round(compute + calls, 2)), "dearest": max(functions, key=gb_seconds)["name"]}
