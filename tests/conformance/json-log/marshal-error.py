# What cannot be written as JSON.
#: log_format JSON
def handler(event, context):
    return {1, 2}
