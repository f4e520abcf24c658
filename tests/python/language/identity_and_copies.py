"""What is shared and what is copied: names, arguments, defaults, slices, containers."""


def change(items, number, text):
    items.append(4)
    number += 1
    text += "!"
    return number, text


class Shared:
    everyone = []
    count = 0

    def __init__(self):
        self.own = []


def handler(event, context):
    items, number, text = [1], 1, "a"
    assert change(items, number, text) == (2, "a!") and (items, number, text) == ([1, 4], 1, "a")
    a = b = [0]
    b += [1]
    assert a is b and a == [0, 1]
    b = b + [2]
    assert a == [0, 1] and b == [0, 1, 2] and a is not b
    one, two = Shared(), Shared()
    one.everyone.append(1)
    one.own.append(1)
    one.count += 1
    assert two.everyone == [1] and two.own == [] and (one.count, two.count, Shared.count) == (1, 0, 0)
    Shared.everyone.clear()
    rows = [[]] * 3
    rows[0].append("x")
    assert rows == [["x"]] * 3 and [id(r) for r in rows].count(id(rows[0])) == 3
    apart = [[] for _ in range(3)]
    apart[0].append("x")
    assert apart == [["x"], [], []]
    keys = dict.fromkeys("ab", [])
    keys["a"].append(1)
    assert keys == {"a": [1], "b": [1]}
    t = ([],)
    t[0].append(1)
    assert t == ([1],) and None is None and (1, 2) == (1, 2) and [] is not [] and "abc" is not None
    outer = {"k": {"n": 1}}
    view, copied = outer["k"], dict(outer)
    view["n"] = 2
    copied["new"] = 1
    assert outer == {"k": {"n": 2}} and copied["k"] is view
    x = 256
    y = 256
    assert x is y and True is (1 == 1) and type(x) is type(y)
    text2 = text
    text2 += "b"
    assert text == "a" and id(text) != id(text2)

    def rebind(values):
        values = [9]
        return values

    assert rebind(items) == [9] and items == [1, 4]
    items[:] = [7]
    alias = items
    items = items[:]
    assert alias == items and alias is not items
    for item in apart:
        item = "rebound"
    assert apart[1] == []
    def swap(pair):
        pair[0], pair[1] = pair[1], pair[0]
    pair = [1, 2]
    swap(pair)
    assert pair == [2, 1]
    return "ok"
