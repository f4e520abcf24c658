# White space around and inside.
#: event   { "a" :	[ 1 ,2 ] }  
def handler(event, context):
    return event
