# Text that is no decimal.
from decimal import Decimal

def handler(event, context):
    return Decimal("1,5")
