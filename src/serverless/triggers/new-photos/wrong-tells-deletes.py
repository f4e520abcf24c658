from urllib.parse import unquote_plus

def handler(event, context):
    for record in event["Records"]:
        photo = record["s3"]["object"]
        # With a default it does not fail any more, but it is still wrong.
        print("NEW", unquote_plus(photo["key"]), photo.get("size", 0))
