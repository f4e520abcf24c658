"""sum() of floats keeps what plain addition loses, since Python 3.12."""
import math


def handler(event, context):
    assert sum([0.1] * 10) == 1.0  # differs: `sum` of floats adds plainly, while Python since 3.12 corrects what additions lose
    assert sum([1e16, 1.0, -1e16]) == 1.0  # differs: `sum` of floats adds plainly, while Python since 3.12 corrects what additions lose
    assert sum([0.1, 0.2, 0.3]) == 0.6  # differs: `sum` of floats adds plainly, while Python since 3.12 corrects what additions lose
    assert math.fsum([0.1] * 10) == 1.0 and math.fsum([1e16, 1.0, -1e16]) == 1.0, "fsum is exact"
    assert sum([1, 2.5, 3]) == 6.5 and sum([0.5, 1j]) == 0.5 + 1j and sum([]) == 0 and sum([2.0]) == 2.0
    assert sum([math.inf, 1.0]) == math.inf and math.isnan(sum([math.inf, -math.inf]))
    total = 0.0
    for part in [0.1] * 10:
        total += part
    assert total == 0.9999999999999999
    return "ok"
