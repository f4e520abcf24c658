"""Assignment expressions, loops with else, while, conditional chains."""
import io


def handler(event, context):
    reader = io.StringIO("one\ntwo\n\nthree\n")
    lines = []
    while (line := reader.readline().strip()):
        lines.append(line)
    assert lines == ["one", "two"]
    if (n := len(lines)) > 1:
        assert n == 2
    assert any((found := word).startswith("t") for word in lines) and found == "two"

    def search(items, wanted):
        for i, item in enumerate(items):
            if item == wanted:
                break
        else:
            return "not there"
        return i

    assert search("abc", "b") == 1 and search("abc", "z") == "not there" and search("", "a") == "not there"
    n, steps = 27, 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    else:
        steps += 1000
    assert steps == 1111
    count = 0
    while True:
        count += 1
        if count < 3:
            continue
        break
    else:
        raise AssertionError
    assert count == 3
    grades = ["F" if score < 50 else "C" if score < 80 else "A" for score in (10, 60, 90)]
    assert grades == ["F", "C", "A"] and (print if False else len)("ab") == 2
    for i in range(3):
        try:
            if i == 1:
                continue
            last = i
        finally:
            count += 1
    assert last == 2 and count == 6
    items = [1, 2, 3, 4]
    for item in items[:]:
        if item % 2:
            items.remove(item)
    assert items == [2, 4]
    for x in []:
        pass
    else:
        x = "empty"
    assert x == "empty" and [(a, b) for a in range(2) if (b := a * 2)] == [(1, 2)]
    for holder in [{}]:
        for holder["key"] in range(3):
            pass
    assert holder == {"key": 2}
    total = 0
    for a, (b, *c) in {1: "xyz"}.items():
        total += a + len(c)
    assert total == 3
    return "ok"
