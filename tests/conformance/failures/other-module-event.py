# As before, deeper: the event holds the key.
#: event {"id": 7}
#: file app.py
from shop import price

def handler(event, context):
    return price(event["id"])
#: file shop.py
def price(number):
    return {}[number]
