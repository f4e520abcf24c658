def handler(event, context):
    order = event["requestPayload"]["order"]
    tries = event["requestContext"]["approximateInvokeCount"]
    print(f"customer: order {order}")
    print(f"us: order {order} ({tries} tries)")
