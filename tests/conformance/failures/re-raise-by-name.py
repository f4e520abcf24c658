# raise e adds the line of the raise.
def work():
    raise ValueError("first")

def handler(event, context):
    try:
        work()
    except ValueError as error:
        raise error
