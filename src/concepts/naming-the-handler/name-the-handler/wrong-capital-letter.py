def Read(event, context):
    return {"fahrenheit": event["celsius"] * 9 / 5 + 32}
