# After a MarshalError the environment goes on.
#: event 0
#: event 1
#: event 2
calls = 0

def handler(event, context):
    global calls
    calls += 1
    return {1, 2} if event == 1 else calls
