# str() of the exception: one argument, several, none, a mapping, bytes, None.
#: event 0
#: event 1
#: event 2
#: event 3
#: event 4
#: event 5
ERRORS = [ValueError(42), ValueError("a", 1, None), ValueError(), ValueError({"code": 1}), ValueError(b"bytes"), ValueError(None)]

def handler(event, context):
    raise ERRORS[event]
