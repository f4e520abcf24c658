import json

def handler(event, context):
    for record in event["Records"]:
        letter = json.loads(record["body"])
        print(letter["name"], "->", letter["zip"])
