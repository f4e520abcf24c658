# Two statements in one line.
def handler(event, context): x = 1; y = x / 0
