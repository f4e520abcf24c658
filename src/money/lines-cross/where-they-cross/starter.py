GB_SECOND = 0.0000166667
REQUEST = 0.0000002

def handler(event, context):
    return {
        "lambda_usd": 0,
        "ec2_usd": 0,
        "cheaper": "lambda",
        "crossing": None,
    }
