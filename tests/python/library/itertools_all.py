"""itertools: each function."""
import itertools as it
import operator

from checks import raises


def handler(event, context):
    take = lambda n, iterable: list(it.islice(iterable, n))
    assert take(3, it.count(5, 2)) == [5, 7, 9] and take(2, it.count(0.5)) == [0.5, 1.5] and take(5, it.cycle("ab")) == list("ababa")
    assert list(it.repeat("x", 2)) == ["x", "x"] and repr(it.count(3)) == "count(3)" and repr(it.repeat(1, 2)) == "repeat(1, 2)"
    assert list(it.accumulate([1, 2, 3])) == [1, 3, 6] and list(it.accumulate([3, 1, 4], max)) == [3, 3, 4]
    assert list(it.accumulate([1, 2], operator.mul, initial=10)) == [10, 10, 20]
    assert list(it.batched("abcde", 2)) == [("a", "b"), ("c", "d"), ("e",)] and list(it.chain("ab", [1])) == ["a", "b", 1]
    assert list(it.chain.from_iterable(["ab", "c"])) == ["a", "b", "c"]
    assert ["".join(c) for c in it.combinations("abc", 2)] == ["ab", "ac", "bc"]
    assert list(it.combinations_with_replacement("ab", 2)) == [("a", "a"), ("a", "b"), ("b", "b")]
    assert ["".join(p) for p in it.permutations("abc", 2)] == ["ab", "ac", "ba", "bc", "ca", "cb"]
    assert list(it.product("ab", [1, 2])) == [("a", 1), ("a", 2), ("b", 1), ("b", 2)] and len(list(it.product([0, 1], repeat=3))) == 8
    assert list(it.product()) == [()] and list(it.permutations([], 0)) == [()] and list(it.combinations("a", 2)) == []
    assert list(it.compress("abcd", [1, 0, 1, 0])) == ["a", "c"] and list(it.dropwhile(lambda x: x < 3, [1, 3, 1])) == [3, 1]
    assert list(it.takewhile(lambda x: x < 3, [1, 3, 1])) == [1] and list(it.filterfalse(None, [0, 1, ""])) == [0, ""]
    assert [(k, list(g)) for k, g in it.groupby("aabbca")] == [("a", ["a", "a"]), ("b", ["b", "b"]), ("c", ["c"]), ("a", ["a"])]
    assert [(k, sum(1 for _ in g)) for k, g in it.groupby([1, 3, 2, 4], lambda n: n % 2)] == [(1, 2), (0, 2)]
    assert list(it.islice("abcdef", 1, None, 2)) == ["b", "d", "f"] and list(it.islice("abc", 2)) == ["a", "b"]
    assert list(it.pairwise("abc")) == [("a", "b"), ("b", "c")] and list(it.pairwise("a")) == []
    assert list(it.starmap(pow, [(2, 3), (3, 2)])) == [8, 9]
    assert list(it.zip_longest("abc", "x", fillvalue="-")) == [("a", "x"), ("b", "-"), ("c", "-")]
    one, two = it.tee([1, 2, 3])
    assert (next(one), next(one), list(two), list(one)) == (1, 2, [1, 2, 3], [3])
    groups = it.groupby("aab")
    key, group = next(groups)
    next(groups)
    assert list(group) == [], "a group ends where the next begins"
    raises(ValueError, "n must be at least one", it.batched, "abc", 0)
    raises(ValueError, "batched(): incomplete batch", list, it.batched("abc", 2, strict=True))
    raises(ValueError, "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.", it.islice, "a", -1)
    raises(ValueError, "r must be non-negative", it.combinations, "abc", -1)
    raises(ValueError, "n must be >= 0", it.tee, [], -1)
    raises(TypeError, "'int' object is not iterable", it.product, 5)
    lazy = it.chain([1], (1 / 0 for _ in [0]))
    assert next(lazy) == 1
    raises(ZeroDivisionError, "division by zero", next, lazy)
    assert sum(it.takewhile(lambda n: n < 100, (n * n for n in it.count()))) == 285
    return "ok"
