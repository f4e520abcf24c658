from urllib.parse import unquote_plus

def handler(event, context):
    for record in event["Records"]:
        photo = record["s3"]["object"]
        print("NEW", unquote_plus(photo["key"]), photo["size"])
