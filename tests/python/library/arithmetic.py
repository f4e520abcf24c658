"""math, decimal, fractions, statistics"""
import math
import statistics
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation, getcontext, localcontext
from fractions import Fraction


def handler(event, context):
    assert math.isclose(math.sqrt(2) ** 2, 2) and math.gcd(12, 18) == 6 and math.comb(5, 2) == 10 and math.prod([2, 3]) == 6
    assert math.floor(-1.5) == -2 and math.ceil(1.2) == 2 and math.inf > 1 and math.isnan(math.nan) and math.hypot(3, 4) == 5
    assert math.fsum([0.1] * 10) == 1 and math.log10(1000) == 3 and math.factorial(20) == 2432902008176640000
    assert Decimal("1.10") + Decimal("2.205") == Decimal("3.305") and str(Decimal("1.10")) == "1.10"
    assert Decimal("2.675").quantize(Decimal("0.01"), ROUND_HALF_UP) == Decimal("2.68")
    assert str(Decimal(1) / Decimal(3)) == "0.3333333333333333333333333333" and getcontext().prec == 28
    with localcontext() as local:
        local.prec = 5
        assert str(Decimal(2).sqrt()) == "1.4142"
    try:
        Decimal("x")
    except InvalidOperation:
        pass
    assert Fraction(1, 3) + Fraction("1/6") == Fraction(1, 2)
    assert statistics.mean([1, 2, 3, 4]) == 2.5 and statistics.median([3, 1, 2]) == 2 and statistics.mode("aab") == "a"
    assert math.isclose(statistics.stdev([1, 2, 3, 4]), 1.2909944487358056) and statistics.quantiles([1, 2, 3], n=2) == [2.0]
    assert 2**100 == 1267650600228229401496703205376 and -7 // 2 == -4 and divmod(7, -2) == (-4, -1)
    assert round(2.5) == 2 and round(2.675, 2) == 2.67 and 0.1 + 0.2 == 0.30000000000000004 and f"{1234567.891:,.2f}" == "1,234,567.89"
    assert int("ff", 16) == 255 and (255).to_bytes(2, "big") == b"\x00\xff" and complex(1, 2) * 1j == complex(-2, 1)
    return "ok"
