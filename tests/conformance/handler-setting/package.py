# The handler is in the package's own file, and uses a sibling.
#: handler orders.get
#: file orders/__init__.py
from .prices import PRICE

def get(event, context):
    return PRICE, __name__, __path__
#: file orders/prices.py
PRICE = 3
