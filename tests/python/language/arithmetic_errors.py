"""What arithmetic between the wrong types says."""
from checks import raises


def handler(event, context):
    raises(TypeError, "unsupported operand type(s) for +: 'int' and 'str'", lambda: 1 + "a")
    raises(TypeError, 'can only concatenate str (not "int") to str', lambda: "a" + 1)
    raises(TypeError, 'can only concatenate list (not "tuple") to list', lambda: [] + ())  # differs: Built-in functions refuse wrong arguments with the same class of error, but often in other words
    raises(TypeError, "can't concat str to bytes", lambda: b"" + "")  # differs: Built-in functions refuse wrong arguments with the same class of error, but often in other words
    raises(TypeError, "can't multiply sequence by non-int of type 'str'", lambda: "a" * "b")
    raises(TypeError, "unsupported operand type(s) for -: 'str' and 'str'", lambda: "a" - "b")
    raises(TypeError, "unsupported operand type(s) for ** or pow(): 'str' and 'int'", lambda: "a" ** 2)
    raises(TypeError, "'<' not supported between instances of 'int' and 'str'", lambda: 1 < "a")
    raises(TypeError, "'>=' not supported between instances of 'NoneType' and 'int'", lambda: None >= 1)
    raises(TypeError, "'<' not supported between instances of 'str' and 'int'", lambda: sorted([1, "a"]))
    raises(TypeError, "bad operand type for unary -: 'str'", lambda: -"a")
    raises(TypeError, "bad operand type for unary ~: 'float'", lambda: ~1.5)
    raises(ZeroDivisionError, "division by zero", lambda: 1 / 0)
    raises(ZeroDivisionError, "division by zero", lambda: 1.0 / 0)
    raises(ZeroDivisionError, "division by zero", lambda: divmod(1, 0))
    raises(ZeroDivisionError, "division by zero", lambda: 1 // 0)
    raises(ZeroDivisionError, "division by zero", lambda: 1 % 0)
    raises(ZeroDivisionError, "division by zero", lambda: 1.0 // 0)
    raises(ZeroDivisionError, "zero to a negative power", lambda: 0 ** -1)
    raises(ValueError, "negative shift count", lambda: 1 << -1)
    raises(OverflowError, "int too large to convert to float", lambda: float(10**400))
    raises(OverflowError, "cannot convert float infinity to integer", lambda: int(float("inf")))
    raises(ValueError, "cannot convert float NaN to integer", lambda: int(float("nan")))
    raises(TypeError, "argument of type 'int' is not a container or iterable", lambda: 1 in 2)
    raises(TypeError, "'in <string>' requires string as left operand, not int", lambda: 1 in "a")
    return "ok"
