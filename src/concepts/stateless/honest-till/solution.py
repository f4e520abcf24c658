def handler(event, context):
    total = 0
    for price in event["prices"]:
        total = total + price
    return total
