# Annotations that name what is not there do no harm until they are read.
def handler(event: Missing, context) -> Missing:
    return handler.__annotations__
