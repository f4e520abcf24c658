# Output that is caught is not logged.
import contextlib, io

def handler(event, context):
    with contextlib.redirect_stdout(io.StringIO()) as caught:
        print("caught")
    print("seen")
    return caught.getvalue()
