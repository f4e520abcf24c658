"""heapq and bisect."""
import bisect
import heapq

from checks import raises


def handler(event, context):
    heap = []
    for n in (5, 1, 4, 1, 3):
        heapq.heappush(heap, n)
    assert heap[0] == 1 and [heapq.heappop(heap) for _ in range(5)] == [1, 1, 3, 4, 5]
    heap = [9, 4, 7, 1]
    heapq.heapify(heap)
    assert heap == [1, 4, 7, 9] and heapq.heappushpop(heap, 0) == 0 and heapq.heapreplace(heap, 5) == 1 and heap == [4, 5, 7, 9]
    raises(IndexError, "index out of range", heapq.heappop, [])
    raises(IndexError, "index out of range", heapq.heapreplace, [], 1)
    raises(TypeError, "'<' not supported between instances of 'int' and 'str'", heapq.heapify, [1, "a"])
    assert heapq.nlargest(2, [3, 1, 4, 1, 5]) == [5, 4] and heapq.nsmallest(2, ["ccc", "a", "bb"], key=len) == ["a", "bb"]
    assert heapq.nlargest(0, [1]) == [] and heapq.nsmallest(9, [2, 1]) == [1, 2]
    assert list(heapq.merge([1, 4], [2, 3], [])) == [1, 2, 3, 4] and list(heapq.merge([4, 1], [3], reverse=True)) == [4, 3, 1]
    assert list(heapq.merge(["a", "ccc"], ["bb"], key=len)) == ["a", "bb", "ccc"]
    big = [3, 1, 2]
    heapq.heapify_max(big)
    assert heapq.heappop_max(big) == 3 and heapq.heappushpop_max(big, 9) == 9
    tasks = [(2, "b"), (1, "z"), (1, "a")]
    heapq.heapify(tasks)
    assert [heapq.heappop(tasks)[1] for _ in range(3)] == ["a", "z", "b"]
    items = [1, 3, 3, 5]
    assert (bisect.bisect_left(items, 3), bisect.bisect_right(items, 3), bisect.bisect(items, 0), bisect.bisect_left(items, 9)) == (1, 3, 0, 4)
    assert bisect.bisect_left(items, 3, 2) == 2 and bisect.bisect_left(items, 3, hi=1) == 1
    bisect.insort(items, 4)
    bisect.insort_left(items, 3)
    assert items == [1, 3, 3, 3, 4, 5]
    people = [("a", 1), ("b", 5)]
    bisect.insort(people, ("c", 3), key=lambda p: p[1])
    assert [p[0] for p in people] == ["a", "c", "b"] and bisect.bisect_left(people, 3, key=lambda p: p[1]) == 1
    assert "FDCBA"[bisect.bisect([60, 70, 80, 90], 77)] == "C"
    raises(ValueError, "lo must be non-negative", bisect.bisect, [1], 1, -1)
    return "ok"
