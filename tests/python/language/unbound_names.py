"""Augmented assignment, del, and names that are not bound."""
from checks import raises


def unbound():
    print(value)
    value = 1


def deleted():
    value = 1
    del value
    return value


def free():
    def inner():
        return later
    inner()
    later = 1


def handler(event, context):
    holder = ([],)
    raises(TypeError, "'tuple' object does not support item assignment", lambda: exec("h[0] += [1]", {"h": holder}))
    assert holder == ([1],), "the list has changed all the same"
    raises(UnboundLocalError, "cannot access local variable 'value' where it is not associated with a value", unbound)  # differs: `UnboundLocalError` says “local variable … referenced before assignment”, as Pythons before 3.11 did
    raises(UnboundLocalError, "cannot access local variable 'value' where it is not associated with a value", deleted)  # differs: `UnboundLocalError` says “local variable … referenced before assignment”, as Pythons before 3.11 did
    raises(NameError, "cannot access free variable 'later' where it is not associated with a value in enclosing scope", free)
    error = raises(NameError, "name 'nothing_here' is not defined", lambda: nothing_here)
    assert error.name == "nothing_here"
    try:
        raise ValueError
    except ValueError as gone:
        pass
    assert "gone" not in locals()
    items = [1, 2, 3, 4]
    del items[1:3], items[0]
    assert items == [4]
    table = {"a": 1, "b": 2}
    del table["a"]
    assert table == {"b": 2}
    raises(KeyError, "'a'", lambda: exec("del t['a']", {"t": table}))
    raises(IndexError, "list assignment index out of range", lambda: exec("t[5] = 1", {"t": [1]}))
    raises(NameError, "name 'x' is not defined", lambda: exec("del x", {}))

    class Counter:
        value = 0

        def __iadd__(self, other):
            self.value += other
            return self

    one = two = Counter()
    one += 5
    assert two.value == 5 and one is two
    return "ok"
