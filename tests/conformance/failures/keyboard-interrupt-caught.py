# A BaseException that the reader catches.
def handler(event, context):
    try:
        raise KeyboardInterrupt
    except BaseException as error:
        return repr(error)
