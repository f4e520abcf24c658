# The event belongs to the invocation: a change does not live on.
#: event {"list": []}
#: event {"list": []}
def handler(event, context):
    event["list"].append("new")
    event["added"] = True
    return event
