# After a RecursionError the environment goes on.
#: event 1
#: event 0
def deeper(n):
    return deeper(n + 1)

def handler(event, context):
    return deeper(0) if event else "fine"
