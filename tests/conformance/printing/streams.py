# What the streams are.
import sys

def handler(event, context):
    return [type(sys.stdout).__name__, sys.stdout.isatty(), sys.stdout.fileno(), sys.stderr.fileno(), sys.stdout.name, sys.stdout.mode,
            sys.stdout.writable(), sys.stdout.readable(), sys.stdout is sys.__stdout__, type(sys.__stdout__).__name__, sys.stdout.newlines]
