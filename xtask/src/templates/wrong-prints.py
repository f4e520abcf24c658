def handler(event, context):
    print({"total": sum(event["prices"])})
