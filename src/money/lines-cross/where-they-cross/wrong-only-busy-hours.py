GB_SECOND = 0.0000166667
REQUEST = 0.0000002
DAYS = 30

def handler(event, context):
    per_run = event["billed_ms"] / 1000 * event["memory_mb"] / 1024 * GB_SECOND + REQUEST
    by_lambda = event["runs_per_day"] * DAYS * per_run
    hours = event["runs_per_day"] * DAYS * event["billed_ms"] / 3_600_000
    machine = event["usd_per_hour"] * hours
    crossing = int(machine / (DAYS * per_run)) + 1
    if crossing > 86_400_000 / event["billed_ms"]:
        crossing = None
    return {
        "lambda_usd": round(by_lambda, 2),
        "ec2_usd": round(machine, 2),
        "cheaper": "lambda" if by_lambda < machine else "ec2",
        "crossing": crossing,
    }
