def handler(event, context):
    return "Hello, Ada!"
