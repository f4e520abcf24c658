# An exception in an except block.
def handler(event, context):
    try:
        return {}["a"]
    except KeyError:
        return [][0]
