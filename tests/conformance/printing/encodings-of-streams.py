# How the streams encode: half a surrogate pair goes out as the byte that it came from.
import sys

def handler(event, context):
    return sys.stdout.errors, sys.stdout.encoding, sys.stderr.errors, sys.stderr.encoding
