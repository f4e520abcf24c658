# Decimals are written as numbers, as str() writes them.
from decimal import Decimal

def handler(event, context):
    return [Decimal(text) for text in ("1", "1.10", "-0", "1E+5", "1e-10", "0.1", "123456789012345678901234567890.5", "NaN", "-NaN", "sNaN", "Infinity", "-Infinity")]
