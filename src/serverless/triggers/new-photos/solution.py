from urllib.parse import unquote_plus

def handler(event, context):
    for record in event["Records"]:
        if not record["eventName"].startswith("ObjectCreated"):
            continue
        photo = record["s3"]["object"]
        print("NEW", unquote_plus(photo["key"]), photo["size"])
