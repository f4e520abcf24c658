# An event for each line; a carriage return ends none.
def handler(event, context):
    print("multi\nline\nstring\nanother\rline")
