def handler(event, context):
    return "Hello " + event.get("name", "stranger") + "!"
