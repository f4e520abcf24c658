# A function that the library calls.
def key(order):
    return order["price"]

def handler(event, context):
    return sorted([{"price": 1}, {}], key=key)
