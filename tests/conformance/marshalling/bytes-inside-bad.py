# Bytes that are no UTF-8.
def handler(event, context):
    return {"b": b"abc\xff"}
