# A text that ASCII cannot hold.
def handler(event, context):
    return "größe".encode("ascii")
