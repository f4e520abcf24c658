# Module level runs once; globals stay between invocations.
#: event {}
#: event {}
#: event {}
calls = []
print("loading")

def handler(event, context):
    calls.append(len(calls))
    return calls
