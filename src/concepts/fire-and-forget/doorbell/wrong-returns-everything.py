def handler(event, context):
    return "Ding dong! Somebody is at the door"
