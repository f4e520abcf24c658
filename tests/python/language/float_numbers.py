"""float: repr, rounding, special values, text."""
import errno
import math

from checks import raises


def handler(event, context):
    assert repr(0.1 + 0.2) == "0.30000000000000004" and repr(1e16) == "1e+16" and repr(123456789012345.6) == "123456789012345.6"
    assert repr(1e-5) == "1e-05" and repr(0.0001) == "0.0001" and repr(1.0) == "1.0" and repr(-0.0) == "-0.0" and str(1e22) == "1e+22"
    assert repr(5e-324) == "5e-324" and repr(1.7976931348623157e308) == "1.7976931348623157e+308"
    assert repr(2**53 + 0.0) == "9007199254740992.0"
    assert (repr(math.inf), repr(-math.inf), repr(math.nan)) == ("inf", "-inf", "nan")
    assert float(" 1_000.5\n") == 1000.5 and float("1e3") == 1000 and float(".5") == 0.5 and float("-Infinity") == -math.inf
    assert math.isnan(float("nAn"))
    raises(ValueError, "could not convert string to float: 'abc'", float, "abc")
    raises(ValueError, "could not convert string to float: ''", float, "")
    raises(ValueError, "could not convert string to float: '1,5'", float, "1,5")
    raises(TypeError, "float() argument must be a string or a real number, not 'NoneType'", float, None)
    assert [round(x) for x in (0.5, 1.5, 2.5, -0.5, 2.6)] == [0, 2, 2, 0, 3] and round(2.675, 2) == 2.67 and round(1234.5, -2) == 1200.0
    assert round(1e300, 5) == 1e300 and isinstance(round(2.0), int) and isinstance(round(2.0, 0), float) and round(0.15, 1) == 0.1
    raises(ValueError, "cannot convert float NaN to integer", round, math.nan)
    assert 7.5 // 2 == 3.0 and -7.5 // 2 == -4.0 and -7.5 % 2 == 0.5 and divmod(7.5, -2) == (-4.0, -0.5) and 2**0.5 == math.sqrt(2)
    assert 2.0**-1 == 0.5
    assert (0.1).as_integer_ratio() == (3602879701896397, 36028797018963968) and (2.5).is_integer() is False
    assert (0.5).hex() == "0x1.0000000000000p-1"
    assert float.fromhex("0x1.8p1") == 3.0 and (3.7).__trunc__() == 3 and float.from_number(3) == 3.0
    error = raises(OverflowError, None, lambda: 10.0**400)
    assert error.args[0] == errno.ERANGE  # differs: `OverflowError` of `**` has no error number
    assert 1e308 * 10 == math.inf and math.inf - math.inf != 0 and 0.1 + 0.1 + 0.1 != 0.3
    assert sum([0.1] * 10) == 1.0 and sum([1e16, 1, -1e16]) == 1.0  # differs: `sum` of floats adds plainly, while Python since 3.12 corrects what additions lose
    assert hash(0.5) != hash(0.25) and hash(2.0) == 2 and hash(math.inf) == 314159 and {0.0, -0.0} == {0.0}
    assert f"{1/3:.3} {1e10:.3} {123456.0:g} {1e-7:g} {0.00001234:.2e} {12345.678:,.1f} {0.256:.1%}" == "0.333 1e+10 123456 1e-07 1.23e-05 12,345.7 25.6%"
    assert f"{math.inf:5} {-math.nan:f} {2.0:.0f} {2.5:.0f} {3.5:#.0f} {1e5:n} {0.0:+} {-0.0:z.1f}" == "  inf nan 2 2 4. 100000 +0.0 0.0"
    assert complex("1+2j") == 1 + 2j and repr(1j) == "1j" and repr(complex(1, -2)) == "(1-2j)" and abs(3 + 4j) == 5.0
    assert (1 + 2j).conjugate() == 1 - 2j
    assert (1 + 2j) * (3 - 1j) == 5 + 5j and (2j) ** 2 == -4 and f"{1+2.5j:.1f}" == "1.0+2.5j"
    raises(TypeError, "'<' not supported between instances of 'complex' and 'complex'", lambda: 1j < 2j)
    return "ok"
