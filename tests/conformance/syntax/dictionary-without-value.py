# A key without its value.
def handler(event, context):
    return {"a": }
