total = 0

def handler(event, context):
    global total
    if event["prices"]:
        total = 0
    for price in event["prices"]:
        total = total + price
    return total
