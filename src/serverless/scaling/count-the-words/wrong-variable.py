total = 0

def handler(event, context):
    global total
    if event.get("sum"):
        return total
    total = total + len(event["text"].split())
