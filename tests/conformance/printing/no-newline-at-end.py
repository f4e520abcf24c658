# The last line of an invocation needs no newline.
#: event {}
#: event {}
import sys

def handler(event, context):
    print("first")
    sys.stdout.write("out without newline")
    sys.stderr.write("err without newline")
