# A star import in a function.
def handler(event, context):
    from json import *
    return loads("1")
