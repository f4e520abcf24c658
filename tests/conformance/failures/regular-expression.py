# A pattern that is none.
import re

def handler(event, context):
    return re.compile("(unclosed")
