# A keyword where a name belongs.
def handler(event, context):
    class = event["class"]
    return class
