# No return statement.
def handler(event, context):
    pass
