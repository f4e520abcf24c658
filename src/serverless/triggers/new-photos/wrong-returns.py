from urllib.parse import unquote_plus

def handler(event, context):
    # Nobody reads what a function returns to S3.
    return [
        f"NEW {unquote_plus(record['s3']['object']['key'])} {record['s3']['object'].get('size')}"
        for record in event["Records"]
    ]
