# An object is no key.
class Key:
    pass

def handler(event, context):
    return {Key(): 1}
