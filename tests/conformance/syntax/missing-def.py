# The word def is missing.
handler(event, context):
    return 1
