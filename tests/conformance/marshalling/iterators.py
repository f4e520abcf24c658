# Views and iterators are refused.
#: event 0
#: event 1
#: event 2
#: event 3
#: event 4
#: event 5
def handler(event, context):
    return [range(3), {}.keys(), {}.items(), map(str, []), iter([]), (n for n in [])][event]
