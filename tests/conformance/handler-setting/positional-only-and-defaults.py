# Two positional arguments fit many signatures.
def handler(event, context, /, table="orders", *rest, **named):
    return table, rest, named
