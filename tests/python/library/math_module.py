"""math: roots, rounding, sums, and its errors."""

import math


def handler(event, context):
    assert math.sqrt(16) == 4 and math.isqrt(17) == 4
    assert math.floor(-1.5) == -2 and math.ceil(1.2) == 2 and math.trunc(-1.9) == -1
    assert math.fsum([0.1] * 10) == 1.0
    assert math.isclose(math.sin(math.pi / 6), 0.5)
    assert math.gcd(12, 18) == 6 and math.lcm(4, 6) == 12
    assert math.factorial(20) == 2432902008176640000 and math.comb(10, 3) == 120 and math.perm(5, 2) == 20
    assert math.log2(1024) == 10 and math.log(math.e) == 1 and math.log10(1000) == 3 and math.log(8, 2) == 3
    assert math.hypot(3, 4) == 5 and math.dist((0, 0), (3, 4)) == 5
    assert math.prod([1, 2, 3, 4]) == 24
    assert math.inf > 1e308 and math.isnan(math.nan) and math.copysign(1, -0.0) == -1
    assert math.modf(3.25) == (0.25, 3.0) and math.frexp(8) == (0.5, 4) and math.ldexp(0.5, 4) == 8
    assert math.degrees(math.pi) == 180
    for call in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1)):
        try:
            call()
        except ValueError:
            pass
        else:
            raise AssertionError("no ValueError")
    try:
        math.exp(1000)
    except OverflowError as error:
        assert str(error) == "math range error"
    return "ok"
