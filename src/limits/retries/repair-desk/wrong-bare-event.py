def handler(event, context):
    if "price" not in event:
        print(f"customer: order {event['order']}")
    else:
        print(f"us: order {event['order']} (3 tries)")
