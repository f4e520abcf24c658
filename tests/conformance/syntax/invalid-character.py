# A quote from a word processor.
def handler(event, context):
    return “hello”
