def handler(event, context):
    print("Somebody is at the door")
    print("Ding dong!")
