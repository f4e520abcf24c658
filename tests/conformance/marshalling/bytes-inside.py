# Bytes inside are decoded.
def handler(event, context):
    return {"b": b"abc", "list": [b"", "größe".encode()]}
