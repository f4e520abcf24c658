import math

GB_SECOND = 0.0000166667

def handler(event, context):
    busy, processors = event["busy"], event["processors"]
    machines = math.ceil(max(busy) / processors)
    bought = machines * processors * 24
    machines_usd = machines * sum(hour > 0 for hour in busy) * event["machine_hour"]
    lambda_usd = sum(busy) * 1769 / 1024 * 3600 * GB_SECOND
    return {
        "machines": machines,
        "utilisation": round(100 * sum(busy) / bought) if bought else 0,
        "machines_usd": round(machines_usd, 2),
        "lambda_usd": round(lambda_usd, 2),
        "cheaper": "machines" if machines_usd < lambda_usd else "lambda",
    }
