# The bracket that stays open is named with its line by Python, but the stack trace shows where.
def handler(event, context):
    print("hello"
    return 1
