# The error's log has no-break spaces before frames; the message keeps its own spaces.
def handler(event, context):
    print("before")
    raise ValueError("  größe\n    stays")
