def cents(price):
    euros, rest = price.strip().replace(",", ".").split(".")
    return int(euros) * 100 + int(rest)

def handler(event, context):
    if not event["customer"]:
        return {"refused": "no customer"}
    if not event["items"]:
        return {"refused": "no items"}
    rows = []
    for line, item in enumerate(event["items"], start=1):
        quantity = item["quantity"]
        if not isinstance(quantity, int) or quantity < 1:
            return {"refused": "quantity"}
        rows.append([event["number"], line, item["sku"].strip(), quantity, cents(item["price"])])
    return rows
