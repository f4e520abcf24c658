# Frames of other files of the reader's.
#: handler app.handler
#: file app.py
from shop import orders

def handler(event, context):
    return orders.total(event)
#: file shop/__init__.py
#: file shop/orders.py
from .prices import price

def total(event):
    return price(event["id"])
#: file shop/prices.py
PRICES = {}

def price(number):
    # a comment
    return PRICES[number]
