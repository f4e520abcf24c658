def handler(event, context):
    order = event["requestPayload"]["order"]
    if event["responsePayload"]["errorType"] == "KeyError":
        print("customer: order", order)
    else:
        print(f"us: order {order} (1 tries)")
