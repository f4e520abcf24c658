# A file that is not there.
def handler(event, context):
    return open("/tmp/missing.csv").read()
