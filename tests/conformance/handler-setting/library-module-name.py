# A module of the library that is loaded already hides the reader's of the same name.
#: handler json.handler
#: file json.py
def handler(event, context):
    return 1
