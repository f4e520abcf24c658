# A space after the backslash.
def handler(event, context):
    return 1 + \ 
        2
