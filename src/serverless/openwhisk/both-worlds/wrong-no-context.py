import os

def handler(event, context):
    print("request", context.aws_request_id)
    return f"Hello, {event['name']}!"

class Context:
    pass

def main(args):
    context = Context()
    context.aws_request_id = os.environ["__OW_ACTIVATION_ID"]
    return {"greeting": handler(args)}
