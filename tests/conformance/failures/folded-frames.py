# Four equal frames are three and a line; three are three.
#: event 3
#: event 4
#: event 10
def count(n):
    return 1 // n if n == 0 else count(n - 1)

def handler(event, context):
    return count(event)
