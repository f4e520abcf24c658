# Messages of operators and of the most usual mistakes.
#: event 0
#: event 1
#: event 2
#: event 3
#: event 4
#: event 5
#: event 6
#: event 7
#: event 8
#: event 9
#: event 10
#: event 11
WORK = [
    lambda: 1 / 0,
    lambda: "a" + 1,
    lambda: 1 + "a",
    lambda: [1, 2][5],
    lambda: None["a"],
    lambda: None.get("a"),
    lambda: {"a": 1}.a,
    lambda: "a"["b"],
    lambda: len(3),
    lambda: "abc".foo(),
    lambda: undefined_name,
    lambda: 3 < "a",
]

def handler(event, context):
    return WORK[event]()
