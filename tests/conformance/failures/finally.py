# finally runs, and may raise an exception of its own.
#: event 0
#: event 1
#: event 2
def handler(event, context):
    try:
        raise ValueError("from try")
    finally:
        print("finally")
        if event == 1:
            raise TypeError("from finally")
        if event == 2:
            exec("pass")
