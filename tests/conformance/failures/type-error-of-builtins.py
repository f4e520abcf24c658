# Messages of built-in functions.
#: event 0
#: event 1
#: event 2
#: event 3
#: event 4
#: event 5
#: event 6
WORK = [
    lambda: sum(["a", "b"]),
    lambda: max([]),
    lambda: range("3"),
    lambda: dict([1, 2]),
    lambda: isinstance(1, "int"),
    lambda: open(None),
    lambda: {[]: 1},
]

def handler(event, context):
    return WORK[event]()
