# Every attribute, its value and its type.
#: event {}
#: event {}
def handler(event, context):
    names = [name for name in dir(context) if not name.startswith("_")]
    values = {name: getattr(context, name) for name in names}
    return names, {name: [type(value).__name__, value if isinstance(value, str) else str(value)] for name, value in values.items()
                   if not callable(value)}
