def handler(event, context):
    print("Somebody is at the door")
    return "Ding dong!"
