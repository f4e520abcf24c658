def handler(event, context):
    name = event.get("name", "stranger")
    print("greeting", name)
    return {"message": f"Hello, {name}!"}
