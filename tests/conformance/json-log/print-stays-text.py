# print is not touched, nor is context.log.
#: log_format JSON
import sys

def handler(event, context):
    print("plain", {"a": 1})
    print('{"json": true}')
    print("to stderr", file=sys.stderr)
    context.log("from the context")
