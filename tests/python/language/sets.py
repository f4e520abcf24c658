"""set and frozenset."""
from checks import raises


def handler(event, context):
    a, b = {1, 2, 3}, {3, 4}
    assert (a | b, a & b, a - b, a ^ b) == ({1, 2, 3, 4}, {3}, {1, 2}, {1, 2, 4})
    assert a.union([9], (8,)) == {1, 2, 3, 8, 9} and a.intersection(range(2, 9)) == {2, 3} and a.isdisjoint([7]) and a >= {1} and a > {1}
    assert not a < a
    assert a.issubset(range(9)) and a.symmetric_difference("x") == {1, 2, 3, "x"} and a.difference([1], [2]) == {3}
    raises(TypeError, "unsupported operand type(s) for |: 'set' and 'list'", lambda: a | [1])
    raises(TypeError, "'<' not supported between instances of 'set' and 'list'", lambda: a < [1])
    raises(KeyError, "9", a.remove, 9)
    raises(KeyError, "'pop from an empty set'", set().pop)
    raises(TypeError, "cannot use 'list' as a set element (unhashable type: 'list')", lambda: {[]})
    raises(AttributeError, "'set' object has no attribute 'append'", lambda: a.append)
    raises(TypeError, "'set' object is not subscriptable", lambda: a[0])
    a.discard(99)
    a.add(1)
    a.update([5], "x")
    a -= {5}
    a |= {6}
    a &= {1, 2, 6}
    a ^= {2, 7}
    assert a == {1, 6, 7} and len(a) == 3 and 6 in a and sorted(a) == [1, 6, 7]
    frozen = frozenset("ab")
    assert {frozen: 1}[frozenset("ba")] == 1 and frozen | {"c"} == {"a", "b", "c"} and type(frozen | {1}) is frozenset
    assert type({1} | frozen) is set
    assert hash(frozen) == hash(frozenset(["b", "a"])) and frozen == {"a", "b"} and repr(frozenset()) == "frozenset()"
    assert repr(set()) == "set()"
    assert repr({1}) == "{1}" and repr(frozenset([1])) == "frozenset({1})" and {1, 1.0, True} == {1}
    assert {frozenset({1})} == {frozenset({1})}
    assert {frozenset({1}): "x"}.get(frozenset([1])) == "x" and {1} in [{1}] and frozenset({1}) in {frozenset({1})}
    assert {1} in {frozenset({1})}
    raises(AttributeError, "'frozenset' object has no attribute 'add'", lambda: frozen.add)
    raises(RuntimeError, "Set changed size during iteration", lambda: [a.add(n + 100) for n in a])
    copy = a.copy()
    copy.clear()
    assert a and not copy and bool({0}) and max({3, 1}) == 3

    class Tags(set):
        pass

    assert type(Tags("ab") | {"c"}) is set and repr(Tags()) == "Tags()"
    return "ok"
