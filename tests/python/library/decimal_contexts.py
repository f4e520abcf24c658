"""decimal: contexts, rounding modes, flags, traps."""
import decimal
from decimal import Context, Decimal, Inexact, getcontext, localcontext

from checks import raises


def handler(event, context):
    assert getcontext().prec == 28 and getcontext().rounding == decimal.ROUND_HALF_EVEN and getcontext().Emax == 999999
    modes = ["ROUND_UP", "ROUND_DOWN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_HALF_UP", "ROUND_HALF_DOWN", "ROUND_HALF_EVEN", "ROUND_05UP"]
    rounded = {mode: [str(Decimal(x).quantize(Decimal(1), mode)) for x in ("2.5", "-2.5", "1.1", "-1.9", "3.5", "0.2")] for mode in modes}
    assert rounded == {
        "ROUND_UP": ["3", "-3", "2", "-2", "4", "1"], "ROUND_DOWN": ["2", "-2", "1", "-1", "3", "0"],
        "ROUND_CEILING": ["3", "-2", "2", "-1", "4", "1"], "ROUND_FLOOR": ["2", "-3", "1", "-2", "3", "0"],
        "ROUND_HALF_UP": ["3", "-3", "1", "-2", "4", "0"], "ROUND_HALF_DOWN": ["2", "-2", "1", "-2", "3", "0"],
        "ROUND_HALF_EVEN": ["2", "-2", "1", "-2", "4", "0"], "ROUND_05UP": ["2", "-2", "1", "-1", "3", "1"],
    }, rounded
    with localcontext(prec=6, rounding=decimal.ROUND_DOWN) as local:
        assert str(Decimal(2) / 3) == "0.666666" and local.prec == 6 and str(+Decimal("1234567.9")) == "1.23456E+6"
        assert local.flags[Inexact] and str(+Decimal("1.23456789")) == "1.23456"
    assert getcontext().prec == 28
    with localcontext() as local:
        local.traps[decimal.DivisionByZero] = False
        local.traps[decimal.InvalidOperation] = False
        assert str(Decimal(1) / 0) == "Infinity" and str(Decimal(0) / 0) == "NaN" and str(Decimal("x")) == "NaN"
        local.traps[Inexact] = True
        raises(Inexact, "[<class 'decimal.Inexact'>]", lambda: Decimal(1) / 3)
        local.clear_flags()
        assert not any(local.flags.values())
    raises(decimal.DivisionByZero, "[<class 'decimal.DivisionByZero'>]", lambda: Decimal(1) / 0)
    raises(decimal.InvalidOperation, "[<class 'decimal.DivisionUndefined'>]", lambda: Decimal(0) / 0)
    raises(decimal.Overflow, "[<class 'decimal.Overflow'>]", lambda: Decimal("1e999999") * 10)
    small = Context(prec=3)
    assert str(small.divide(Decimal(1), 3)) == "0.333" and str(small.create_decimal("1.2345")) == "1.23"
    assert str(small.sqrt(Decimal(2))) == "1.41" and str(small.power(2, 20)) == "1.05E+6"
    assert repr(Context(prec=5)).startswith("Context(prec=5, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=[], traps=[")
    assert decimal.ExtendedContext.prec == 9 and decimal.BasicContext.rounding == "ROUND_HALF_UP" and decimal.DefaultContext.prec == 28
    raises(ValueError, "valid range for prec is [1, MAX_PREC]", setattr, getcontext(), "prec", 0)  # differs: Some messages of the library are put in other words
    raises(TypeError, None, setattr, getcontext(), "rounding", "NO_MODE")
    decimal.setcontext(Context(prec=4))
    try:
        assert str(Decimal(22) / 7) == "3.143"
    finally:
        decimal.setcontext(Context(prec=28, Emin=-999999, Emax=999999, traps=[decimal.InvalidOperation, decimal.DivisionByZero, decimal.Overflow]))
    assert str(Decimal(22) / 7) == "3.142857142857142857142857143" and decimal.MAX_PREC > 10**8
    return "ok"
