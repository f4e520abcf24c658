# A for without its in.
def handler(event, context):
    for x event:
        print(x)
