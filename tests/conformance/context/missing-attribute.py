# An attribute that other platforms have.
#: event "memory_limit_mb"
#: event "timeout"
#: event "deadline"
#: event "invokeid"
def handler(event, context):
    return getattr(context, event)
