# A name that the library does not have: on Lambda the message says where its file lies.
from collections import OrderedDictionary

def handler(event, context):
    return 1
