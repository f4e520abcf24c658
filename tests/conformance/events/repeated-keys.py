# The last of two equal keys counts, in the place of the first.
#: event {"a": 1, "b": 2, "a": 3}
def handler(event, context):
    return event, list(event)
