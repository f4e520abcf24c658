from decimal import Decimal

GB_SECOND = Decimal("0.0000166667")
CALL = Decimal("0.0000002")

def gb_seconds(function):
    return Decimal(function["calls"]) * function["billed_ms"] * function["memory_mb"] / 1000 / 1024

def handler(event, context):
    functions = event["functions"]
    compute = sum(map(gb_seconds, functions)) * GB_SECOND
    calls = max(0, sum(function["calls"] for function in functions) - 1_000_000) * CALL
    return {"to_pay_usd": str(round(compute + calls, 2)), "dearest": max(functions, key=gb_seconds)["name"]}
