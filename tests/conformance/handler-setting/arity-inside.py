# The reader's own frame remains where the wrong call is the reader's.
def work(a, b):
    return a

def handler(event, context):
    return work(event)
