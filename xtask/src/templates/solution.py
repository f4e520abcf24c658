def handler(event, context):
    return {"total": sum(event["prices"])}
