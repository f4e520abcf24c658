# A block without its indentation.
def handler(event, context):
return 1
