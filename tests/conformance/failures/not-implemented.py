# NotImplementedError, and the constant that is mistaken for it.
#: event 0
#: event 1
def handler(event, context):
    if event:
        raise NotImplemented
    raise NotImplementedError("later")
