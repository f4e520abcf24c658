# Without its traceback, and with one of before.
#: event 0
#: event 1
SAVED = []

def handler(event, context):
    try:
        raise ValueError("saved")
    except ValueError as error:
        if event == 0:
            raise error.with_traceback(None)
        SAVED.append(error)
    raise SAVED[0]
