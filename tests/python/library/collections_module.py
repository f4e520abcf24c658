"""collections, itertools, functools, heapq, bisect, copy, operator, abc, contextlib"""
import abc
import bisect
import contextlib
import copy
import functools
import heapq
import itertools
import operator
from collections import ChainMap, Counter, OrderedDict, UserDict, defaultdict, deque, namedtuple


def handler(event, context):
    assert Counter("banana").most_common(1) == [("a", 3)]
    groups = defaultdict(list)
    groups["x"].append(1)
    Point = namedtuple("Point", "x y", defaults=[0])
    assert Point(1) == (1, 0) and Point(1)._asdict() == {"x": 1, "y": 0} and repr(Point(1, 2)) == "Point(x=1, y=2)"
    queue = deque([1, 2, 3], maxlen=2)
    queue.appendleft(9)
    assert list(queue) == [9, 2] and ChainMap({"a": 1}, {"b": 2})["b"] == 2
    ordered = OrderedDict(a=1, b=2)
    ordered.move_to_end("a")
    assert list(ordered) == ["b", "a"] and isinstance(UserDict(), UserDict)
    assert list(itertools.chain([1], [2])) == [1, 2] and list(itertools.batched("abc", 2)) == [("a", "b"), ("c",)]
    assert [(k, len(list(g))) for k, g in itertools.groupby("aab")] == [("a", 2), ("b", 1)]
    assert list(itertools.islice(itertools.count(5), 2)) == [5, 6] and list(itertools.pairwise("abc")) == [("a", "b"), ("b", "c")]
    assert list(itertools.accumulate([1, 2, 3])) == [1, 3, 6] and len(list(itertools.permutations("abc"))) == 6

    @functools.lru_cache(maxsize=None)
    def fib(n):
        return n if n < 2 else fib(n - 1) + fib(n - 2)

    assert fib(80) == 23416728348467685 and fib.cache_info().misses == 81
    assert functools.reduce(operator.mul, [1, 2, 3, 4]) == 24 and functools.partial(int, base=2)("101") == 5

    @functools.singledispatch
    def kind(value):
        return "other"

    @kind.register
    def _(value: int):
        return "int"

    assert kind(1) == "int" and kind("") == "other"
    heap = [3, 1, 2]
    heapq.heapify(heap)
    assert heapq.heappop(heap) == 1 and heapq.nlargest(2, [1, 5, 3]) == [5, 3]
    assert bisect.bisect([1, 3, 5], 3) == 2 and copy.deepcopy({"a": [1]}) == {"a": [1]}
    assert sorted([{"n": 2}, {"n": 1}], key=operator.itemgetter("n"))[0] == {"n": 1}

    class Shape(abc.ABC):
        @abc.abstractmethod
        def area(self): ...

    try:
        Shape()
    except TypeError as error:
        assert "class Shape without an implementation for abstract method 'area'" in str(error), error

    @contextlib.contextmanager
    def tag(name, out):
        out.append(f"<{name}>")
        yield name
        out.append(f"</{name}>")

    out = []
    with tag("p", out), contextlib.suppress(KeyError), contextlib.ExitStack() as stack:
        stack.callback(out.append, "callback")
        {}["x"]
    assert out == ["<p>", "callback", "</p>"]
    return "ok"
