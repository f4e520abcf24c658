# Where code runs and how it was found.
import os, sys

def handler(event, context):
    return os.getcwd(), sys.path, sys.argv, sys.version_info[:2], sys.byteorder
