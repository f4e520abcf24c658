def handler(event, context):
    rows = []
    for item in event["items"]:
        rows.append([event["number"], item["sku"], item["quantity"], item["price"]])
    return rows
