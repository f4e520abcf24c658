"""sorted and list.sort: stable, keys, reverse, what cannot be compared."""
import functools
import operator

from checks import raises


def handler(event, context):
    people = [("Ada", 36), ("Bob", 25), ("Cy", 36), ("Di", 25)]
    assert sorted(people, key=lambda p: p[1]) == [("Bob", 25), ("Di", 25), ("Ada", 36), ("Cy", 36)]
    assert sorted(people, key=lambda p: p[1], reverse=True) == [("Ada", 36), ("Cy", 36), ("Bob", 25), ("Di", 25)], "stable in reverse as well"
    assert sorted(people, key=operator.itemgetter(1, 0))[0] == ("Bob", 25)
    assert sorted("bBaA", key=str.casefold) == ["a", "A", "b", "B"] and sorted("bBaA") == ["A", "B", "a", "b"]
    assert sorted({"b": 1, "a": 2}) == ["a", "b"] and sorted([(1, "b"), (1, "a")]) == [(1, "a"), (1, "b")]
    assert sorted([[2], [1, 9]]) == [[1, 9], [2]]
    assert sorted(["10", "9", "2"]) == ["10", "2", "9"] and sorted(["10", "9", "2"], key=int) == ["2", "9", "10"]
    assert sorted([3, 1.5, True]) == [True, 1.5, 3]
    numbers = [3, 1, 2]
    assert numbers.sort() is None and numbers == [1, 2, 3]
    numbers.sort(key=lambda n: -n)
    assert numbers == [3, 2, 1] and sorted(numbers, reverse=True) == [3, 2, 1]
    assert sorted([5, 3, 8], key=functools.cmp_to_key(lambda a, b: b - a)) == [8, 5, 3]
    raises(TypeError, "'<' not supported between instances of 'str' and 'int'", sorted, [1, "a"])
    raises(TypeError, "'<' not supported between instances of 'NoneType' and 'int'", sorted, [1, None])
    raises(TypeError, "'<' not supported between instances of 'dict' and 'dict'", sorted, [{}, {}])
    raises(TypeError, "sort() takes no positional arguments", numbers.sort, len)  # differs: Built-in functions refuse wrong arguments with the same class of error, but often in other words
    raises(TypeError, "sorted expected 1 argument, got 2", lambda: sorted([], len))
    calls = []
    sorted([3, 1, 2], key=lambda n: (calls.append(n), n)[1])
    assert calls == [3, 1, 2], "a key is asked once for each, in order"
    records = [{"n": n % 7, "i": n} for n in range(200)]
    records.sort(key=lambda r: r["n"])
    assert all((a["n"], a["i"]) < (b["n"], b["i"]) for a, b in zip(records, records[1:]))
    pattern = [(n * 7919) % 1009 for n in range(1000)]
    assert sorted(pattern) == sorted(reversed(pattern)) == list(dict.fromkeys(sorted(pattern)))

    class OnlyLess:
        def __init__(self, n):
            self.n = n

        def __lt__(self, other):
            return self.n < other.n

    assert [x.n for x in sorted(map(OnlyLess, [2, 3, 1]))] == [1, 2, 3] and min(map(OnlyLess, [2, 1])).n == 1
    busy = [1, 2, 3]
    raises(ValueError, "list modified during sort", busy.sort, key=lambda n: (busy.append(n), n)[1])
    return "ok"
