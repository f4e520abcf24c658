# Star arguments take both.
def handler(*arguments):
    return len(arguments), arguments[0]
