# Python 2.
def handler(event, context):
    print "hello"
