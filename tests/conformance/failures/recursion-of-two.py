# Two functions that call each other are not folded: no frame equals the one before. Only the class and the message matter here.
def ping(n):
    return pong(n + 1)

def pong(n):
    return ping(n + 1)

def handler(event, context):
    try:
        ping(0)
    except RecursionError as error:
        return str(error), type(error).__mro__[1].__name__
