def handler(event, context):
    for record in event["Records"]:
        if record["eventName"].startswith("ObjectCreated"):
            photo = record["s3"]["object"]
            print("NEW", photo["key"], photo["size"])
