"""decimal: exact money, contexts, rounding, and what refuses."""

import decimal
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal


def handler(event, context):
    assert Decimal("0.1") + Decimal("0.2") == Decimal("0.3")
    assert str(Decimal("1.10") * 3) == "3.30"
    assert Decimal("2.675").quantize(Decimal("0.01"), ROUND_HALF_UP) == Decimal("2.68")
    assert Decimal("2.665").quantize(Decimal("0.01"), ROUND_HALF_EVEN) == Decimal("2.66")
    assert Decimal("2.679").quantize(Decimal("0.01"), ROUND_DOWN) == Decimal("2.67")
    assert Decimal(10) / 4 == Decimal("2.5")
    with decimal.localcontext() as local:
        local.prec = 5
        assert str(Decimal(1) / 3) == "0.33333"
    assert len(str(Decimal(1) / 3)) == 30
    for bad in ("abc", "1.2.3", ""):
        try:
            Decimal(bad)
        except decimal.InvalidOperation:
            pass
        else:
            raise AssertionError(bad)
    try:
        Decimal(1) / 0
    except decimal.DivisionByZero as error:
        assert isinstance(error, ZeroDivisionError)
    assert Decimal("NaN").is_nan() and Decimal("Infinity") > 10**100
    assert sorted([Decimal("2"), Decimal("1.5"), 1]) == [1, Decimal("1.5"), 2]
    assert int(Decimal("7.9")) == 7 and float(Decimal("0.5")) == 0.5
    assert f"{Decimal('1234567.891'):,.2f}" == "1,234,567.89"
    assert repr(Decimal("1.0")) == "Decimal('1.0')"
    assert hash(Decimal("1.0")) == hash(1)
    return "ok"
