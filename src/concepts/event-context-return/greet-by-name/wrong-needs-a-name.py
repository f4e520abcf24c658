def handler(event, context):
    name = event["name"]
    return f"Hello, {name}!"
