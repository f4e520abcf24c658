# Bytes through the buffer: UTF-8, and what is none.
import sys

def handler(event, context):
    sys.stdout.flush()
    sys.stdout.buffer.write("größe\n".encode())
    sys.stdout.buffer.write(b"bad \xff\n")
    sys.stdout.flush()
