# What is no exception cannot be raised.
def handler(event, context):
    raise "text"
