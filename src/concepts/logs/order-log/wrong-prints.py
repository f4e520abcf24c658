def handler(event, context):
    print(f"order {event['id']}: {event['total']} euros")
    if event["total"] > 1000:
        print(f"WARNING: order {event['id']}")
