"""decimal: arithmetic, text, comparison, methods."""
from decimal import Decimal, DecimalException, InvalidOperation

from checks import raises


def handler(event, context):
    d = Decimal
    assert str(d("1.10") + d("2.2")) == "3.30" and str(d("1.5") * 2) == "3.0" and str(d(7) / 4) == "1.75" and str(d(2) ** 10) == "1024"
    assert str(d(-7) % 3) == "-1" and d(-7) // 2 == -3
    assert str(d(1) / 7) == "0.1428571428571428571428571429" and str(d(10) ** -3) == "0.001" and str(d("1E+3")) == "1E+3"
    assert str(d("1e-10")) == "1E-10" and str(d("0.000001")) == "0.000001"
    assert repr(d("1.0")) == "Decimal('1.0')" and str(d(0.1))[:20] == "0.100000000000000005" and d("0.1") != 0.1 and d("0.5") == 0.5
    assert d(3) == 3 and hash(d(3)) == hash(3)
    assert d("1.0") == d("1.00") and hash(d("1.0")) == hash(d("1.00")) and {d("1.0"): 1}[d("1.00")] == 1
    assert d("1.0").compare_total(d("1.00")) == 1
    assert f"{d('1234567.891'):,.2f}" == "1,234,567.89" and f"{d('0.5'):.0%}" == "50%" and f"{d('1.5'):>8}" == "     1.5"
    assert f"{d('1e10'):f}" == "10000000000" and f"{d('12.5'):e}" == "1.25e+1" and f"{d('-1.255'):+.2f}" == "-1.26"
    assert int(d("3.9")) == 3 and float(d("3.9")) == 3.9 and round(d("2.5")) == 2 and round(d("2.675"), 2) == d("2.68")
    assert abs(d("-1")) == 1 and -d("1") == -1 and divmod(d(7), 2) == (3, 1)
    assert d("3.14").as_tuple() == (0, (3, 1, 4), -2) and d((1, (1, 2), -1)) == d("-1.2") and d("2.50").normalize() == d("2.5")
    assert str(d("2.50").normalize()) == "2.5" and str(d(100).normalize()) == "1E+2"
    assert d("2").sqrt().quantize(d("0.0001")) == d("1.4142") and str(d(1).exp()) == "2.718281828459045235360287471"
    assert str(d(10).ln()) == "2.302585092994045684017991455" and d(1000).log10() == 3
    assert d("1.23").quantize(d("1")) == 1 and str(d("1.5").to_integral_value()) == "2" and d("7.325").scaleb(2) == d("732.5")
    assert d("1.23").adjusted() == 0 and d("0.5").as_integer_ratio() == (1, 2)
    assert d(5).max(7) == 7 and d(5).compare(7) == -1 and d("-0").is_signed() and d("NaN").is_nan() and d("-Infinity").is_infinite()
    assert str(d("sNaN")) == "sNaN" and d("1.2").same_quantum(d("9.9"))
    assert d(" 1_000.5\n") == d("1000.5") and d("٣") == 3 and sum([d("0.1")] * 10) == 1 and max(d(1), 2) == 2
    assert d.from_float(0.5) == d("0.5") and d("1.2").fma(2, 3) == d("5.4")
    raises(InvalidOperation, "[<class 'decimal.ConversionSyntax'>]", d, "abc")
    assert issubclass(InvalidOperation, DecimalException) and issubclass(DecimalException, ArithmeticError)
    raises(TypeError, "unsupported operand type(s) for +: 'decimal.Decimal' and 'float'", lambda: d(1) + 0.5)  # differs: Some messages of the library are put in other words
    raises(TypeError, "unsupported operand type(s) for +: 'decimal.Decimal' and 'str'", lambda: d(1) + "1")  # differs: Some messages of the library are put in other words
    raises(TypeError, "conversion from NoneType to Decimal is not supported", d, None)  # differs: Some messages of the library are put in other words
    raises(InvalidOperation, "[<class 'decimal.InvalidOperation'>]", lambda: d("NaN") < 1)
    raises(ValueError, "cannot convert NaN to integer", int, d("NaN"))  # differs: Some messages of the library are put in other words
    raises(OverflowError, "cannot convert Infinity to integer", int, d("Infinity"))  # differs: Some messages of the library are put in other words
    raises(InvalidOperation, "[<class 'decimal.InvalidOperation'>]", d("1e30").quantize, d("0.01"))
    assert d("1.5") > 1 and d("1.5") < 1.75 and d(1) in [1] and not d(0) and d("0.3") == d("0.1") * 3 and d(2) ** d("0.5") == d(2).sqrt()
    assert d("123.456").to_eng_string() == "123.456" and d("12E+4").to_eng_string() == "120E+3" and d(6).logical_invert is not None
    assert d("1.1").conjugate() == d("1.1")
    return "ok"
