import json

def handler(event, context):
    bad = 0
    for record in event["Records"]:
        try:
            letter = json.loads(record["body"])
            print(letter["name"], "->", letter["zip"])
        except Exception:
            bad = bad + 1
    if bad:
        raise ValueError(f"{bad} bad letters")
