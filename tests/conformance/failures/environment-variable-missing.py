# An environment variable that is not set, read in the handler.
import os

def handler(event, context):
    return os.environ["TABLE_NAME"]
