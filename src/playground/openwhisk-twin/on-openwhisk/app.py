def greet(name):
    if not name:
        raise ValueError("nobody to greet")
    print("greeting", name)
    return {"message": f"Hello, {name}!"}


def handler(event, context):  # AWS Lambda calls this
    return greet(event["name"])


def main(args):  # Apache OpenWhisk calls this
    return greet(args["name"])
