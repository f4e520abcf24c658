def handler(event, context):
    for record in event["Records"]:
        photo = record["s3"]["object"]
        print(photo["key"], photo["size"])
