# except* leaves what it did not name.
def handler(event, context):
    try:
        raise ExceptionGroup("two failed", [ValueError("a"), KeyError("b")])
    except* ValueError:
        print("caught")
