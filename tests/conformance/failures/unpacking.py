# Too few, too many, nothing to unpack.
#: event [1]
#: event [1, 2, 3]
#: event 5
#: event {"a": 1, "b": 2}
#: event null
def handler(event, context):
    a, b = event
    return a, b
