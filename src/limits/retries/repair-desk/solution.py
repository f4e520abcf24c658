def handler(event, context):
    order = event["requestPayload"]["order"]
    if event["responsePayload"]["errorType"] == "KeyError":
        print("customer: order", order)
    else:
        tries = event["requestContext"]["approximateInvokeCount"]
        print(f"us: order {order} ({tries} tries)")
