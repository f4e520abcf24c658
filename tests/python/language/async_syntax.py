"""async and await without a loop: coroutines, async generators, async with and for, driven by hand."""
import inspect

from checks import raises


class Step:
    def __await__(self):
        got = yield "step"
        return got


class Manager:
    async def __aenter__(self):
        return "in"

    async def __aexit__(self, *rest):
        return True


class Numbers:
    def __aiter__(self):
        self.n = 0
        return self

    async def __anext__(self):
        self.n += 1
        if self.n > 2:
            raise StopAsyncIteration
        return self.n


async def agen():
    try:
        yield 1
        got = yield 2
        yield got
    finally:
        await Step()


async def work():
    first = await Step()
    async with Manager() as word:
        raise KeyError("swallowed")
    seen = [n async for n in Numbers()] + [n async for n in agen()]
    return first, word, seen


def run(coroutine, answers=()):
    answers = list(answers)
    try:
        value = None
        while True:
            assert coroutine.send(value) == "step"
            value = answers.pop(0) if answers else None
    except StopIteration as stop:
        return stop.value


def handler(event, context):
    assert run(work(), ["x"]) == ("x", "in", [1, 2, 1, 2, None])
    coroutine = work()
    assert inspect.iscoroutine(coroutine) and inspect.iscoroutinefunction(work) and inspect.isasyncgenfunction(agen)
    assert repr(coroutine).startswith("<coroutine object work at 0x")
    raises(TypeError, "can't send non-None value to a just-started coroutine", coroutine.send, 1)
    coroutine.close()
    raises(RuntimeError, "cannot reuse already awaited coroutine", coroutine.send, None)
    raises(TypeError, "'coroutine' object is not iterable", lambda: list(closed(work())))

    async def bad():
        await 5

    raises(TypeError, "'int' object can't be awaited", run, bad())

    async def bad_with():
        async with 5:
            pass

    raises(TypeError, "'int' object does not support the asynchronous context manager protocol (missed __aexit__ method)", run, bad_with())

    async def bad_for():
        async for _ in [1]:
            pass

    raises(TypeError, "'async for' requires an object with __aiter__ method, got list", run, bad_for())

    async def sends():
        generator = agen()
        assert await anext(generator) == 1 and await generator.asend(None) == 2 and await generator.asend("got") == "got"
        return await anext(generator, "end")

    assert run(sends()) == "end"

    async def nested():
        return [await value() for value in [one, one]], {k: v async for k, v in pairs()}

    async def one():
        return 1

    async def pairs():
        yield "a", 1

    assert run(nested()) == ([1, 1], {"a": 1})

    async def raises_stop():
        raise StopIteration

    raises(RuntimeError, "coroutine raised StopIteration", run, raises_stop())
    return "ok"


def closed(coroutine):
    coroutine.close()
    return coroutine
