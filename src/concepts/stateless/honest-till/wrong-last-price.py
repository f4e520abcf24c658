def handler(event, context):
    for price in event["prices"]:
        total = 0
        total = total + price
    return total
