# Equal frames are folded after three.
def deeper(n):
    return deeper(n + 1)

def handler(event, context):
    return deeper(0)
