# What the handler raised, as an object.
#: log_format JSON
def handler(event, context):
    raise ValueError("größe\nsecond line")
