# A warning of the compiler is printed, the function works.
def handler(event, context):
    return "\d" is "\d"
