def read(event, context):
    return {"fahrenheit": 68}
