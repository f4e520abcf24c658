# No argument at all.
def handler():
    return 1
