# Texts that are no numbers.
#: event "12a"
#: event ""
#: event null
#: event [1]
#: event "1.5"
def handler(event, context):
    return int(event)
