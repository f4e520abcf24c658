def handler(event, context):
    print("customer: order", event["order"])
