# A Decimal alone.
from decimal import Decimal

def handler(event, context):
    return Decimal("19.90")
