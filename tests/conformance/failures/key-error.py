# A key that is not in the event: the most usual failure of all. The environment stays warm.
#: event {}
#: event {"name": "Ada"}
#: event {"name": null}
calls = 0

def handler(event, context):
    global calls
    calls += 1
    print("call", calls)
    return event["name"]
