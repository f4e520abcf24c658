"""asyncio: async generators and context managers under a real loop."""
import asyncio
import contextlib

from checks import raises


async def ticker(n, log):
    try:
        for i in range(n):
            yield i
            await asyncio.sleep(0)
    finally:
        await asyncio.sleep(0)
        log.append("closed")


@contextlib.asynccontextmanager
async def timer(log):
    log.append("start")
    try:
        yield len(log)
    finally:
        await asyncio.sleep(0)
        log.append("stop")


class Pages:
    def __init__(self, pages):
        self.pages = pages

    def __aiter__(self):
        self.left = list(self.pages)
        return self

    async def __anext__(self):
        await asyncio.sleep(0)
        if not self.left:
            raise StopAsyncIteration
        return self.left.pop(0)


async def main():
    log = []
    assert [i async for i in ticker(3, log)] == [0, 1, 2] and log == ["closed"]
    async with contextlib.aclosing(ticker(5, log)) as numbers:
        async for i in numbers:
            if i == 1:
                break
    assert log == ["closed", "closed"]
    async with timer(log) as place:
        assert place == 3
    assert log[2:] == ["start", "stop"]
    try:
        async with timer(log):
            raise KeyError("through")
    except KeyError:
        assert log[-1] == "stop"
    assert {n: n * n async for n in Pages([1, 2])} == {1: 1, 2: 4} and {len(p) async for p in Pages(["a", "bb", "c"])} == {1, 2}
    assert sum([n async for n in Pages([1, 2, 3]) if n % 2]) == 4
    assert await anext(ticker(1, [])) == 0 and await anext(aiter(Pages([])), "none") == "none"
    generator = ticker(2, log)
    assert await generator.asend(None) == 0
    await generator.aclose()
    try:
        await generator.__anext__()
    except StopAsyncIteration:
        log.append("exhausted")
    assert log[-2:] == ["closed", "exhausted"]
    async for i in ticker(2, log):
        pass
    else:
        log.append("else")
    assert log[-2:] == ["closed", "else"]
    results = await asyncio.gather(*(collect(Pages(range(n))) for n in range(3)))
    assert results == [[], [0], [0, 1]]
    thrown = ticker(3, log)
    await anext(thrown)
    try:
        await thrown.athrow(ValueError("in"))
    except ValueError as error:
        assert str(error) == "in"
    return True


async def collect(pages):
    return [page async for page in pages]


def handler(event, context):
    assert asyncio.run(main())
    raises(TypeError, "'async_generator' object is not iterable", list, ticker(1, []))
    raises(TypeError, "'list' object is not an async iterable", aiter, [])
    return "ok"
