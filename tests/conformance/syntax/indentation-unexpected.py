# An indentation without a block.
TABLE = "orders"
    BUCKET = "files"

def handler(event, context):
    return 1
