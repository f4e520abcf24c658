# Bytes alone are the payload itself.
def handler(event, context):
    return b"plain \xc3\xbc text, no quotes"
