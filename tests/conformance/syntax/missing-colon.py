# A colon is missing.
def handler(event, context)
    return 1
