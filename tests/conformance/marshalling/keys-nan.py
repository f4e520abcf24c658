# NaN as a key.
def handler(event, context):
    return {float("nan"): 1, float("inf"): 2, 1e16: 3}
