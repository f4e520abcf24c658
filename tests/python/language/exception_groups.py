"""ExceptionGroup and except*."""
from checks import raises


def sort_out(group):
    seen = {}
    try:
        raise group
    except* ValueError as values:
        seen["values"] = [str(e) for e in values.exceptions]
    except* (KeyError, TypeError) as others:
        seen["others"] = others
    return seen


def handler(event, context):
    group = ExceptionGroup("several", [ValueError("a"), TypeError("b"), ExceptionGroup("inner", [ValueError("c"), KeyError("d")])])
    assert str(group) == "several (3 sub-exceptions)"
    assert repr(group).startswith("ExceptionGroup('several', [ValueError('a'), TypeError('b')")
    assert str(ExceptionGroup("one", [ValueError()])) == "one (1 sub-exception)" and group.message == "several"
    assert len(group.exceptions) == 3
    found = sort_out(ExceptionGroup("flat", [ValueError("a"), ValueError("b"), KeyError("k")]))
    assert found["values"] == ["a", "b"] and repr(found["others"].exceptions) == "(KeyError('k'),)"
    values, rest = group.split(ValueError)
    assert repr(values) == "ExceptionGroup('several', [ValueError('a'), ExceptionGroup('inner', [ValueError('c')])])"
    assert repr(rest) == "ExceptionGroup('several', [TypeError('b'), ExceptionGroup('inner', [KeyError('d')])])"
    assert group.subgroup(OSError) is None
    assert repr(group.subgroup(lambda e: isinstance(e, KeyError)).exceptions[0].exceptions) == "(KeyError('d'),)"
    assert group.derive([ValueError()]).message == "several"
    try:
        try:
            raise group
        except* TypeError:
            pass
    except ExceptionGroup as left:
        assert repr(left) == "ExceptionGroup('several', [ValueError('a'), ExceptionGroup('inner', [ValueError('c'), KeyError('d')])])"
    try:
        try:
            raise ValueError("alone")
        except* ValueError as wrapped:
            assert wrapped.message == "" and repr(wrapped.exceptions) == "(ValueError('alone'),)"
            raise KeyError("new")
    except KeyError as outer:
        assert repr(outer.__context__.exceptions) == "(ValueError('alone'),)"
    raises(ValueError, "second argument (exceptions) must be a non-empty sequence", ExceptionGroup, "x", [])
    raises(TypeError, "second argument (exceptions) must be a sequence", ExceptionGroup, "x", 5)
    raises(ValueError, "Item 0 of second argument (exceptions) is not an exception", ExceptionGroup, "x", [5])
    raises(TypeError, "Cannot nest BaseExceptions in an ExceptionGroup", ExceptionGroup, "x", [KeyboardInterrupt()])
    assert type(BaseExceptionGroup("x", [ValueError()])) is ExceptionGroup
    assert type(BaseExceptionGroup("x", [KeyboardInterrupt()])) is BaseExceptionGroup
    raises(SyntaxError, None, compile, "try:\n    pass\nexcept* ValueError:\n    pass\nexcept KeyError:\n    pass\n", "f", "exec")
    raises(TypeError, "catching ExceptionGroup with except* is not allowed. Use except instead.",
           lambda: exec("try:\n    1/0\nexcept* ExceptionGroup:\n    pass"))
    return "ok"
