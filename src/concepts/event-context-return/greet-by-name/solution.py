def handler(event, context):
    name = event.get("name", "stranger")
    return f"Hello, {name}!"
