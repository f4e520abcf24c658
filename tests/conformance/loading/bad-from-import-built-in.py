# A name that a built-in module does not have.
from sys import missing

def handler(event, context):
    return 1
