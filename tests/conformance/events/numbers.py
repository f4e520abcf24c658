# Integers stay exact, floats are floats, never Decimal.
#: event [0, -0, 0.0, -0.0, 1E3, 1e-7, 1e400, -1e400, 12345678901234567890123456789, 0.1, 1.10, 3.0e0, 123456789.123456789, 2e16]
def handler(event, context):
    return [[type(n).__name__, n, repr(n)] for n in event]
