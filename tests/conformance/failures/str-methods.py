# Messages of methods of texts and collections.
#: event 0
#: event 1
#: event 2
#: event 3
#: event 4
#: event 5
#: event 6
#: event 7
WORK = [
    lambda: ",".join([1, 2]),
    lambda: "abc".index("z"),
    lambda: [1].remove(2),
    lambda: [].pop(),
    lambda: {}.popitem(),
    lambda: "{a}".format(),
    lambda: "%d" % "x",
    lambda: sorted([1, "a"]),
]

def handler(event, context):
    return WORK[event]()
