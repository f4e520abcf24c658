# A comma is missing in a list.
def handler(event, context):
    return [1 2]
