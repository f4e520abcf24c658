# An async handler is not awaited.
async def handler(event, context):
    print("never printed")
    return 1
