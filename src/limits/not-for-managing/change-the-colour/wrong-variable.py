colour = "white"

def handler(event, context):
    global colour
    if "set" in event:
        colour = event["set"]
        return "done"
    return colour
