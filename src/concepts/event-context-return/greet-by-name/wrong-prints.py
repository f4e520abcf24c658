def handler(event, context):
    name = event.get("name", "stranger")
    print(f"Hello, {name}!")
