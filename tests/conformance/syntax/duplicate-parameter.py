# The same parameter twice.
def handler(event, event):
    return 1
