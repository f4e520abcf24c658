def handler(event, context):
    # A destination is called asynchronously too: nobody reads its answer.
    order = event["requestPayload"]["order"]
    if event["responsePayload"]["errorType"] == "KeyError":
        return f"customer: order {order}"
    tries = event["requestContext"]["approximateInvokeCount"]
    return f"us: order {order} ({tries} tries)"
