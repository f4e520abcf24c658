"""collections: deque."""
from collections import deque

from checks import raises


def handler(event, context):
    d = deque([1, 2, 3])
    d.append(4)
    d.appendleft(0)
    d.extend([5, 6])
    d.extendleft([-1, -2])
    assert list(d) == [-2, -1, 0, 1, 2, 3, 4, 5, 6] and d.pop() == 6 and d.popleft() == -2 and d[0] == -1 and d[-1] == 5 and len(d) == 7
    d.rotate(2)
    assert list(d) == [4, 5, -1, 0, 1, 2, 3]
    d.rotate(-3)
    d.remove(5)
    d.insert(1, "x")
    assert list(d) == [0, "x", 1, 2, 3, 4, -1] and d.index(3) == 4 and d.count(1) == 1 and 4 in d
    d.reverse()
    d[0] = "first"
    del d[1]
    assert list(d) == ["first", 3, 2, 1, "x", 0] and list(reversed(deque("ab"))) == ["b", "a"]
    last = deque(maxlen=3)
    for n in range(5):
        last.append(n)
    assert list(last) == [2, 3, 4] and repr(last) == "deque([2, 3, 4], maxlen=3)" and last.maxlen == 3 and repr(deque()) == "deque([])"
    last.appendleft(9)
    assert list(last) == [9, 2, 3] and deque("ab") + deque("c") == deque("abc") and deque("ab") * 2 == deque("abab")
    assert deque([1, 2]) < deque([1, 3]) and deque([1]) != [1]
    raises(IndexError, "pop from an empty deque", deque().pop)
    raises(IndexError, "pop from an empty deque", deque().popleft)
    raises(IndexError, "deque index out of range", lambda: deque()[0])
    raises(ValueError, "deque.remove(x): x not in deque", deque().remove, 5)
    raises(ValueError, "deque.index(x): x not in deque", deque().index, 5)  # differs: Some messages of the library are put in other words
    raises(IndexError, "deque already at its maximum size", last.insert, 0, 1)
    raises(RuntimeError, "deque mutated during iteration", lambda: [d.append(1) for _ in d])
    raises(ValueError, "maxlen must be non-negative", deque, [], -1)  # differs: Some messages of the library are put in other words
    raises(TypeError, "sequence index must be integer, not 'slice'", lambda: d[1:2])  # differs: Built-in functions refuse wrong arguments with the same class of error, but often in other words
    copy = last.copy()
    copy.clear()
    assert len(last) == 3 and not copy and copy.maxlen == 3
    last += "z"
    assert list(last) == [2, 3, "z"]
    return "ok"
