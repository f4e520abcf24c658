# A memoryview is refused.
def handler(event, context):
    return [memoryview(b"abc")]
