# The same keyword twice.
def handler(event, context):
    return dict(a=1, a=2)
