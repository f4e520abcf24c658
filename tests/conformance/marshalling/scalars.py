# Each simple value.
#: event null
#: event true
#: event 1
#: event 1.5
#: event "text"
#: event []
#: event {}
def handler(event, context):
    return event
