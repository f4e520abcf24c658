# Texts that are no numbers with a point.
#: event "1,5"
#: event ""
#: event null
def handler(event, context):
    return float(event)
