# await in a function that is not async.
def handler(event, context):
    return await work()
