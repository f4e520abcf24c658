# A Decimal is no key.
from decimal import Decimal

def handler(event, context):
    return {Decimal("1.5"): 1}
