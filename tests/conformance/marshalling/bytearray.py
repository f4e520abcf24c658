# A bytearray is refused.
def handler(event, context):
    return bytearray(b"abc")
