def read(event, context):
    return event["celsius"] * 9 / 5 + 32
