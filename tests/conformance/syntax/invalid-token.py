# Characters that no Python has.
def handler(event, context):
    return $event
