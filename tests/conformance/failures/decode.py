# Bytes in another encoding than was said.
#: event "utf-8"
#: event "utf-8-sig"
#: event "ascii"
#: event "utf-16"
def handler(event, context):
    return b"caf\xe9".decode(event)
