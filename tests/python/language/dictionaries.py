"""dict: order, views, methods, merging, errors."""
from checks import raises


class Missing(dict):
    def __missing__(self, key):
        return f"no {key}"


def handler(event, context):
    table = {"b": 1, "a": 2}
    table["c"] = 3
    table["b"] = 9
    assert list(table) == ["b", "a", "c"] and list(reversed(table)) == ["c", "a", "b"] and repr(table) == "{'b': 9, 'a': 2, 'c': 3}"
    assert table.pop("a") == 2 and table.pop("zz", None) is None and table.popitem() == ("c", 3)
    raises(KeyError, "'zz'", table.pop, "zz")
    raises(KeyError, "'popitem(): dictionary is empty'", {}.popitem)
    raises(KeyError, "1", lambda: {}[1])
    raises(KeyError, "('a', 1)", lambda: {}["a", 1])
    raises(TypeError, "unhashable type: 'list'", lambda: hash([]))
    raises(TypeError, "cannot use 'list' as a dict key (unhashable type: 'list')", lambda: {[]: 1})  # differs: Built-in functions refuse wrong arguments with the same class of error, but often in other words
    assert table.setdefault("n", []) == [] and table.get("none") is None and table.get("none", 5) == 5
    table.update({"x": 1}, y=2)
    table |= [("z", 3)]
    assert table == {"b": 9, "n": [], "x": 1, "y": 2, "z": 3} and ({"a": 1} | {"a": 2, "b": 3}) == {"a": 2, "b": 3}
    raises(TypeError, "unsupported operand type(s) for |: 'dict' and 'list'", lambda: {} | [])
    raises(ValueError, "dictionary update sequence element #0 has length 1; 2 is required", dict, ["a"])
    raises(TypeError, "object is not iterable", dict, [1])
    assert dict(a=1, **{"b": 2}) == dict([("a", 1), ("b", 2)]) == dict(zip("ab", (1, 2))) and dict.fromkeys("ab", 0) == {"a": 0, "b": 0}
    one, other = {"a": 1, "b": 2}, {"b": 2, "c": 3}
    assert one.keys() & other.keys() == {"b"} and one.items() - other.items() == {("a", 1)} and one.keys() | {"z"} == {"a", "b", "z"}
    assert repr(one.keys()) == "dict_keys(['a', 'b'])" and repr(one.items()) == "dict_items([('a', 1), ('b', 2)])"
    assert repr(one.values()) == "dict_values([1, 2])"
    view = one.keys()
    one["new"] = 0
    assert "new" in view and len(view) == 3
    raises(RuntimeError, "dictionary changed size during iteration", lambda: [one.setdefault(str(n) + key) for n, key in enumerate(one)])
    assert Missing(a=1)["b"] == "no b" and Missing(a=1).get("b") is None
    assert {"a": 1, "b": 2} == {"b": 2, "a": 1} and {1: "x"} == {1.0: "x"} and {"a": 1} != {"a": 2}
    nested = {}
    nested["self"] = nested
    assert repr(nested) == "{'self': {...}}"
    copy = table.copy()
    copy["n"].append(1)
    assert table["n"] == [1]
    table.clear()
    assert not table and len(copy) == 5 and ("x" in copy, 1 in copy) == (True, False)
    assert sorted({"b": 1, "a": 2}.items(), key=lambda pair: pair[1]) == [("b", 1), ("a", 2)]
    raises(TypeError, "'dict_keys' object is not subscriptable", lambda: {}.keys()[0])
    assert next(iter({"k": 1}.values())) == 1 and max({"a": 3, "b": 5}.items(), key=lambda kv: kv[1]) == ("b", 5)
    return "ok"
