"""fractions: exact arithmetic and text."""
import math
from decimal import Decimal
from fractions import Fraction

from checks import raises


def handler(event, context):
    half, third = Fraction(1, 2), Fraction("1/3")
    assert half + third == Fraction(5, 6) and half * third == Fraction(1, 6) and half / third == Fraction(3, 2)
    assert half - 1 == Fraction(-1, 2) and half ** 2 == Fraction(1, 4) and 2 ** half == 2**0.5
    assert Fraction(6, -4) == Fraction(-3, 2) and repr(Fraction(6, -4)) == "Fraction(-3, 2)" and str(Fraction(4, 2)) == "2"
    assert str(third) == "1/3"
    assert Fraction(0.5) == half and Fraction("0.125") == Fraction(1, 8) and Fraction(Decimal("1.1")) == Fraction(11, 10)
    assert Fraction("1e-2") == Fraction(1, 100) and Fraction(" -3/9 ") == -third
    assert Fraction(0.1).denominator == 36028797018963968 and Fraction(0.1).limit_denominator(100) == Fraction(1, 10)
    assert Fraction(math.pi).limit_denominator(1000) == Fraction(355, 113)
    assert half + 0.5 == 1.0 and type(half + 0.5) is float and half + 1 == Fraction(3, 2) and half == 0.5 and half < third * 2
    assert hash(half) == hash(0.5) and hash(Fraction(3)) == hash(3)
    assert round(Fraction(5, 2)) == 2 and round(Fraction(22, 7), 2) == Fraction(157, 50) and math.floor(Fraction(-1, 2)) == -1
    assert int(Fraction(7, 2)) == 3 and Fraction(7, 2) // 1 == 3 and Fraction(7, 2) % 1 == half and divmod(Fraction(7, 2), half) == (7, 0)
    assert f"{Fraction(1, 3):.3f} {Fraction(12345, 10):,.1f} {Fraction(1, 8):.0%} {third:>6}" == "0.333 1,234.5 12%    1/3"
    assert Fraction.from_float(0.25).as_integer_ratio() == (1, 4)
    assert sum([third] * 3) == 1 and (half.numerator, half.denominator) == (1, 2) and bool(Fraction(0)) is False and abs(-half) == half
    assert Fraction.from_decimal(Decimal("0.5")) == half
    raises(ZeroDivisionError, "Fraction(1, 0)", Fraction, 1, 0)
    raises(ValueError, "Invalid literal for Fraction: 'x'", Fraction, "x")
    raises(ValueError, "cannot convert NaN to integer ratio", Fraction, math.nan)
    raises(TypeError, "both arguments should be Rational instances", Fraction, 0.5, 2)
    raises(TypeError, "unsupported operand type(s) for +: 'Fraction' and 'str'", lambda: half + "a")
    return "ok"
