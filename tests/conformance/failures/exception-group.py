# The group's own message counts its parts.
def handler(event, context):
    raise ExceptionGroup("two failed", [ValueError("a"), ExceptionGroup("inner", [KeyError("b")])])
