# A deep event.
#: event [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
def handler(event, context):
    depth = 0
    while isinstance(event, list):
        event, depth = event[0], depth + 1
    return depth
