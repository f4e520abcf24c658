# Wrong calls of functions and methods.
#: event 0
#: event 1
#: event 2
#: event 3
#: event 4
#: event 5
class Client:
    def get(self, key, *, table="t"):
        return key

def connect(host, port):
    return host

WORK = [
    lambda: connect("a"),
    lambda: connect("a", 1, 2),
    lambda: connect("a", hots="b"),
    lambda: Client().get(),
    lambda: Client().get("a", tabel=1),
    lambda: Client("x"),
]

def handler(event, context):
    return WORK[event]()
