"""Generators: send, throw, close, return, yield from."""
from checks import raises


def average():
    total = count = 0
    value = None
    while True:
        value = yield total / count if count else None
        if value is None:
            return total
        total += value
        count += 1


def careful(log):
    try:
        while True:
            try:
                yield "ready"
            except ValueError as error:
                log.append(f"caught {error}")
    finally:
        log.append("closed")


def delegate(result):
    got = yield from average()
    result.append(got)
    yield "after"


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


def handler(event, context):
    numbers = average()
    assert next(numbers) is None and numbers.send(10) == 10 and numbers.send(20) == 15
    assert raises(StopIteration, "30", numbers.send, None).value == 30
    raises(StopIteration, "", next, numbers)
    raises(TypeError, "can't send non-None value to a just-started generator", average().send, 1)
    log = []
    loop = careful(log)
    assert next(loop) == "ready" and loop.throw(ValueError("x")) == "ready" and log == ["caught x"]
    loop.close()
    assert log == ["caught x", "closed"]
    loop.close()
    raises(KeyError, "'k'", careful(log).throw, KeyError("k"))
    result = []
    outer = delegate(result)
    next(outer)
    outer.send(4)
    assert outer.send(None) == "after" and result == [4]
    bad = stubborn()
    next(bad)
    raises(RuntimeError, "generator ignored GeneratorExit", bad.close)

    def stops():
        yield 1
        raise StopIteration("early")

    error = raises(RuntimeError, "generator raised StopIteration", list, stops())
    assert isinstance(error.__cause__, StopIteration)

    def itself():
        yield next(me)

    me = itself()
    raises(ValueError, "generator already executing", next, me)
    assert list((yield_ for yield_ in (lambda: (yield from range(3)))())) == [0, 1, 2]

    def tree(node):
        if node:
            left, value, right = node
            yield from tree(left)
            yield value
            yield from tree(right)

    assert list(tree(((None, 1, None), 2, (None, 3, None)))) == [1, 2, 3]
    generator = average()
    assert repr(generator).startswith("<generator object average at 0x") and generator.gi_frame is not None and not generator.gi_running
    generator.close()
    assert generator.gi_frame is None and next(generator, "none") == "none"
    assert raises(StopIteration, "7", next, (lambda: (yield from seven()))()).value == 7

    def closes():
        try:
            yield
        except GeneratorExit:
            return "last words"

    last = closes()
    next(last)
    assert last.close() == "last words"
    return "ok"


def seven():
    return 7
    yield
