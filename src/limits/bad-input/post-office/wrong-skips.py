import json

def handler(event, context):
    for record in event["Records"]:
        try:
            letter = json.loads(record["body"])
            print(letter["name"], "->", letter["zip"])
        except Exception as error:
            # Written down, and lost: the message is deleted.
            print("bad letter:", repr(error))
