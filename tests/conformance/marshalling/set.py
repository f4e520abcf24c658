# Sets are refused; what the handler did stays done.
#: event 0
#: event 1
calls = []

def handler(event, context):
    calls.append(event)
    print("calls", calls)
    return {"set": {1}} if event == 0 else frozenset()
