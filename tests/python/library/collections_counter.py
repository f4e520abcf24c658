"""collections: Counter and defaultdict."""
from collections import Counter, defaultdict

from checks import raises


def handler(event, context):
    c = Counter("abracadabra")
    assert c == {"a": 5, "b": 2, "r": 2, "c": 1, "d": 1} and c.most_common(2) == [("a", 5), ("b", 2)] and c["zz"] == 0 and "zz" not in c
    assert c.total() == 11 and repr(Counter("aab")) == "Counter({'a': 2, 'b': 1})"
    assert list(Counter(a=2, b=0, c=-1).elements()) == ["a", "a"] and Counter(a=3) + Counter(a=1, b=2) == Counter(a=4, b=2)
    assert Counter(a=3, b=1) - Counter(a=1, b=2) == Counter(a=2) and Counter(a=3) & Counter(a=1) == Counter(a=1)
    assert Counter(a=3) | Counter(b=1) == Counter(a=3, b=1)
    c.update("aa")
    c.update({"b": 10}, z=1)
    c.subtract("z")
    assert c["a"] == 7 and c["b"] == 12 and c["z"] == 0 and +c == Counter({k: v for k, v in c.items() if v > 0})
    assert Counter(a=-2)["a"] == -2 and -Counter(a=-2) == Counter(a=2)
    c += Counter(a=1)
    del c["nothing"]
    assert c["a"] == 8 and Counter(a=1) <= Counter(a=2) and Counter(a=1) == Counter(a=1, b=0) and Counter([1, 1.0, True]) == {1: 3}
    assert Counter({"x": 1.5}).total() == 1.5
    raises(NotImplementedError, "Counter.fromkeys() is undefined.  Use Counter(iterable) instead.", Counter.fromkeys, "a")
    raises(TypeError, "'int' object is not iterable", Counter, 5)
    assert Counter().most_common() == [] and [word for word, _ in Counter(["b", "a", "b", "a", "c"]).most_common()] == ["b", "a", "c"]
    groups = defaultdict(list)
    for word in ["apple", "avocado", "bean"]:
        groups[word[0]].append(word)
    assert dict(groups) == {"a": ["apple", "avocado"], "b": ["bean"]}
    assert repr(defaultdict(int, a=1)) == "defaultdict(<class 'int'>, {'a': 1})" and groups.get("q") is None and "q" not in groups
    nested = defaultdict(lambda: defaultdict(int))
    nested["x"]["y"] += 5
    assert nested == {"x": {"y": 5}} and defaultdict(int).default_factory is int and (defaultdict(int, a=1) | {"b": 2}) == {"a": 1, "b": 2}
    groups.default_factory = None
    raises(KeyError, "'q'", lambda: groups["q"])
    raises(TypeError, "first argument must be callable or None", defaultdict, 5)
    copy = nested.copy()
    assert type(copy) is defaultdict and copy.default_factory is nested.default_factory
    return "ok"
