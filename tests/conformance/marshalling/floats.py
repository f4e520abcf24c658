# repr of floats; what is no number in JSON is written anyhow.
def handler(event, context):
    return [0.1, 1.0, -0.0, 1e16, 1e15, 123456789.123456789, 1e-5, 0.0001, 1e22, 1.7976931348623157e308, 5e-324, 0.1 + 0.2, 100.0,
            float("nan"), float("inf"), float("-inf"), 2.5e-8, 1/3]
