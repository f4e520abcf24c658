# Bytes as a key are decoded.
def handler(event, context):
    return {b"abc": 1, "größe".encode(): 2}
