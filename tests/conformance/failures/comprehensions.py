# Comprehensions are inlined, generator expressions are not.
#: event 0
#: event 1
#: event 2
#: event 3
WORK = [
    lambda: [1 // n for n in [1, 0]],
    lambda: {n: 1 // n for n in [1, 0]},
    lambda: {1 // n for n in [1, 0]},
    lambda: list(1 // n for n in [1, 0]),
]

def handler(event, context):
    return WORK[event]()
