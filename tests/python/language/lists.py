"""list: methods, slices, multiplication, errors."""
from checks import raises


def handler(event, context):
    items = [3, 1, 2]
    items.append(5)
    items.extend("ab")
    items.insert(1, 9)
    items.insert(100, "end")
    items.insert(-1, "before")
    assert items == [3, 9, 1, 2, 5, "a", "b", "before", "end"]
    assert items.pop() == "end" and items.pop(0) == 3 and items.index("a") == 4 and items.count(9) == 1
    items.remove("a")
    items.reverse()
    assert items == ["before", "b", 5, 2, 1, 9]
    raises(ValueError, "list.remove(x): x not in list", items.remove, "zz")  # differs: Built-in functions refuse wrong arguments with the same class of error, but often in other words
    raises(ValueError, "list.index(x): x not in list", items.index, "zz")  # differs: Built-in functions refuse wrong arguments with the same class of error, but often in other words
    raises(IndexError, "pop from empty list", [].pop)
    raises(IndexError, "pop index out of range", [1].pop, 5)
    raises(IndexError, "list index out of range", lambda: [1][1])
    raises(TypeError, "list indices must be integers or slices, not str", lambda: [1]["a"])
    raises(TypeError, "list indices must be integers or slices, not tuple", lambda: [1][1, 2])
    numbers = list(range(10))
    assert numbers[2:5] == [2, 3, 4] and numbers[::-3] == [9, 6, 3, 0] and numbers[-3:] == [7, 8, 9] and numbers[5:2] == []
    assert numbers[:100][-1] == 9
    numbers[2:5] = "x"
    numbers[::4] = [0, 0]
    assert numbers == [0, 1, "x", 5, 0, 7, 8, 9]
    del numbers[::2]
    assert numbers == [1, 5, 7, 9]
    numbers[1:1] = [2, 3]
    numbers[len(numbers):] = [10]
    assert numbers == [1, 2, 3, 5, 7, 9, 10]
    raises(ValueError, "attempt to assign sequence of size 1 to extended slice of size 4", lambda: exec("n[::2] = [1]", {"n": numbers}))
    raises(ValueError, "slice step cannot be zero", lambda: numbers[::0])
    raises(TypeError, "must assign iterable to extended slice", lambda: exec("n[::2] = 5", {"n": numbers}))  # differs: Built-in functions refuse wrong arguments with the same class of error, but often in other words
    raises(TypeError, "slice indices must be integers or None or have an __index__ method", lambda: numbers["a":])
    grid = [[0] * 2] * 2
    grid[0][0] = 1
    assert grid == [[1, 0], [1, 0]] and [1, 2] * 2 == [1, 2, 1, 2] and [1] * -1 == [] and [1] + [2] == [1, 2]
    assert [1, 2] < [1, 3] and [1] < [1, 0] and [2] > [1, 99] and [1, "a"] == [1.0, "a"] and [[]] != [()]
    copy = grid[:]
    assert copy == grid and copy is not grid and copy[0] is grid[0] and list("ab") == ["a", "b"]
    itself = [1]
    itself.append(itself)
    assert repr(itself) == "[1, [...]]" and len(itself) == 2
    items.clear()
    assert items == [] and not items and repr([1, "a", None, 1.5, b"x"]) == "[1, 'a', None, 1.5, b'x']"
    assert slice(1, 10, 2).indices(5) == (1, 5, 2) and repr(slice(None, 3)) == "slice(None, 3, None)" and slice(1, 2) == slice(1, 2)
    assert (1, 2) + (3,) == (1, 2, 3) and (1,) * 3 == (1, 1, 1) and (1, 2, 1).count(1) == 2 and repr((1,)) == "(1,)" and () == tuple()
    raises(ValueError, "tuple.index(x): x not in tuple", (1,).index, 2)
    raises(IndexError, "tuple index out of range", lambda: (1,)[3])
    return "ok"
