import os

def handler(event, context):
    print("request", context.aws_request_id)
    return f"Hello, {event['name']}!"

class Context:
    aws_request_id = os.environ.get("__OW_ACTIVATION_ID", "x")

def main(args):
    try:
        return {"greeting": handler(args, Context())}
    except Exception as problem:
        return {"problem": str(problem)}
