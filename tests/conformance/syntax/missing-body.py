# A function without a body at the end of the file.
def handler(event, context):
