total = 0

def handler(event, context):
    global total
    for price in event["prices"]:
        total = total + price
    answer = total
    total = 0
    return answer
