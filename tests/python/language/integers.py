"""int: text both ways, bits, bytes, big numbers."""
import sys

from checks import raises


def handler(event, context):
    assert int("42") == int(" +42\n") == int("4_2") == int("0x2a", 16) == int("0b101010", 0) == int("52", 8) == int(b"42") == 42
    assert int("z", 36) == 35 and int("-0") == 0 and int(3.99) == 3 and int(-3.99) == -3 and int("٣") == 3 and int() == 0
    raises(ValueError, "invalid literal for int() with base 10: 'abc'", int, "abc")
    raises(ValueError, "invalid literal for int() with base 10: ''", int, "")
    raises(ValueError, "invalid literal for int() with base 10: '1.5'", int, "1.5")
    raises(ValueError, "invalid literal for int() with base 2: '2'", int, "2", 2)
    raises(ValueError, "invalid literal for int() with base 10: b'x'", int, b"x")
    raises(ValueError, "int() base must be >= 2 and <= 36, or 0", int, "1", 99)
    raises(TypeError, "int() argument must be a string, a bytes-like object or a real number, not 'list'", int, [])
    raises(TypeError, "int() can't convert non-string with explicit base", int, 1, 2)
    raises(ValueError, "Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits; use sys.set_int_max_str_digits() to increase the limit", int, "1" * 5000)
    raises(ValueError, "Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit", str, 10**5000)
    assert sys.get_int_max_str_digits() == 4300
    assert 2**64 == 18446744073709551616 and -(2**64) // 3 == -6148914691236517206 and (-7) % 3 == 2 and -7 // 2 == -4
    assert divmod(-7, 3) == (-3, 2)
    assert pow(3, 200, 13) == 9 and pow(3, -1, 11) == 4 and 10**20 % 7 == 2 and (1 << 100) >> 98 == 4 and -1 >> 5 == -1
    raises(ValueError, "base is not invertible for the given modulus", pow, 2, -1, 4)
    assert 0b1010 & 0b0110 == 2 and 0xF0 | 0x0F == 0xFF and 5 ^ 1 == 4 and ~5 == -6 and -5 & 0xFF == 251
    assert (255).bit_length() == 8 and (-8).bit_count() == 1 and (0).bit_length() == 0 and (10**30).bit_length() == 100
    assert (1000).to_bytes(2, "big") == b"\x03\xe8" and (-2).to_bytes(2, "little", signed=True) == b"\xfe\xff" and (5).to_bytes() == b"\x05"
    assert int.from_bytes(b"\x03\xe8") == 1000 and int.from_bytes(b"\xfe\xff", "little", signed=True) == -2
    raises(OverflowError, "int too big to convert", (256).to_bytes, 1, "big")
    raises(OverflowError, "can't convert negative int to unsigned", (-1).to_bytes, 1, "big")
    assert hex(-255) == "-0xff" and oct(8) == "0o10" and bin(-5) == "-0b101" and 1_000_000 == 10**6 and 0o17 == 15
    assert round(15, -1) == 20 and round(25, -1) == 20 and round(-15, -1) == -20 and round(1234, 2) == 1234
    assert (7).as_integer_ratio() == (7, 1) and (7).is_integer() and (5).conjugate() == 5 and (5).numerator == 5 and (3).real == 3
    assert 7 / 2 == 3.5 and 6 / 3 == 2.0 and 2**-1 == 0.5 and 0**0 == 1
    assert 10**30 / 10**29 == 10.0  # differs: A quotient of whole numbers beyond 2⁵³ may be wrong in its last digit
    raises(OverflowError, "integer division result too large for a float", lambda: 10**400 / 3)
    assert str(3**100) == "515377520732011331036461129765621272702107522001" and int("9" * 40) + 1 == 10**40
    assert isinstance(True, int) and int(True) == 1 and (2**31 - 1) + 1 == 2147483648 and 10**18 * 10**18 == 10**36
    raises(TypeError, "'float' object cannot be interpreted as an integer", range, 1.5)
    raises(SyntaxError, None, compile, "012", "f", "eval")
    return "ok"
