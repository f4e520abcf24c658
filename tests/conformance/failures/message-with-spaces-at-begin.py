# Only frames get no-break spaces, not the message.
def handler(event, context):
    raise RuntimeError("    indented\n    also")
