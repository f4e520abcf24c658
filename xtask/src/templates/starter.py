def handler(event, context):
    prices = event["prices"]
    # Return {"total": …} with all of them together.
