def handler(event, context):
    # After a return nothing more is done.
    return "Ding dong!"
    print("Somebody is at the door")
