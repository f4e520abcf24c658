# A bare raise keeps the frames of where it came from.
def work():
    raise ValueError("first")

def handler(event, context):
    try:
        work()
    except ValueError:
        print("caught")
        raise
