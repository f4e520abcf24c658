# Neither is this one.
async def handler(event, context):
    yield 1
