# The traceback module, on stdout and as text.
import sys, traceback

def handler(event, context):
    try:
        return 1 / 0
    except ZeroDivisionError as error:
        traceback.print_exc(file=sys.stdout)
        print(traceback.format_exception_only(error))
        print("".join(traceback.format_tb(error.__traceback__)), end="")
        traceback.print_exc()
