import os

def handler(event, context):
    print("request", context.aws_request_id)
    return f"Hello, {event['name']}!"
