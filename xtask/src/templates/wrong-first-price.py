def handler(event, context):
    total = event["prices"][0]
    for price in event["prices"][1:]:
        total = total + price
    return {"total": total}
