"""functools, itertools, operator, heapq, bisect, copy."""

import bisect
import copy
import functools
import heapq
import itertools
import operator


@functools.total_ordering
class Version:
    def __init__(self, number):
        self.number = number

    def __eq__(self, other):
        return self.number == other.number

    def __lt__(self, other):
        return self.number < other.number


def handler(event, context):
    calls = []

    @functools.lru_cache(maxsize=2)
    def square(x):
        calls.append(x)
        return x * x

    assert [square(2), square(2), square(3), square(4), square(2)] == [4, 4, 9, 16, 4]
    assert calls == [2, 3, 4, 2] and square.cache_info().hits == 1
    assert functools.reduce(operator.add, [1, 2, 3], 10) == 16
    assert functools.partial(int, base=2)("101") == 5
    assert sorted(["b", "A", "c"], key=functools.cmp_to_key(lambda a, b: (a.lower() > b.lower()) - (a.lower() < b.lower()))) == ["A", "b", "c"]
    assert Version(1) <= Version(2) and max(Version(1), Version(3)).number == 3

    @functools.singledispatch
    def kind(value):
        return "thing"

    @kind.register
    def _(value: int):
        return "number"

    assert kind(1) == "number" and kind("x") == "thing"

    @functools.wraps(square)
    def wrapper(): ...

    assert wrapper.__name__ == "square"

    assert list(itertools.islice(itertools.count(10, 5), 3)) == [10, 15, 20]
    assert list(itertools.chain.from_iterable([[1], [2, 3]])) == [1, 2, 3]
    assert [(k, list(g)) for k, g in itertools.groupby("aabbb")] == [("a", ["a", "a"]), ("b", ["b", "b", "b"])]
    assert len(list(itertools.permutations("abcd", 2))) == 12 and list(itertools.combinations("abc", 2))[-1] == ("b", "c")
    assert list(itertools.accumulate([1, 2, 3], operator.mul)) == [1, 2, 6]
    assert list(itertools.zip_longest("ab", "c", fillvalue="-")) == [("a", "c"), ("b", "-")]
    assert list(itertools.pairwise([1, 2, 3])) == [(1, 2), (2, 3)]
    assert list(itertools.takewhile(lambda x: x < 3, [1, 2, 3, 1])) == [1, 2]
    assert list(itertools.product([0, 1], repeat=2)) == [(0, 0), (0, 1), (1, 0), (1, 1)]

    assert operator.itemgetter("a", "b")({"a": 1, "b": 2}) == (1, 2) and operator.attrgetter("number")(Version(7)) == 7

    heap = [5, 1, 4]
    heapq.heapify(heap)
    heapq.heappush(heap, 0)
    assert [heapq.heappop(heap) for _ in range(4)] == [0, 1, 4, 5]
    assert heapq.nlargest(2, [3, 9, 1]) == [9, 3] and list(heapq.merge([1, 4], [2, 3])) == [1, 2, 3, 4]

    ordered = [1, 3, 5]
    bisect.insort(ordered, 4)
    assert ordered == [1, 3, 4, 5] and bisect.bisect_left(ordered, 3) == 1

    deep = {"rows": [[1]]}
    shallow, full = copy.copy(deep), copy.deepcopy(deep)
    deep["rows"][0].append(2)
    assert shallow["rows"] == [[1, 2]] and full["rows"] == [[1]]
    return "ok"
