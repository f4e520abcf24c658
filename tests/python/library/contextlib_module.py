"""contextlib: managers from generators, ExitStack, suppress, redirect."""
import asyncio
import contextlib
import io

from checks import raises


@contextlib.contextmanager
def tag(name, log):
    log.append(f"<{name}>")
    try:
        yield name.upper()
    except KeyError:
        log.append("caught")
    finally:
        log.append(f"</{name}>")


class Room(contextlib.ContextDecorator):
    entered = 0

    def __enter__(self):
        Room.entered += 1
        return self

    def __exit__(self, *rest):
        return False


@Room()
def inside():
    return Room.entered


@contextlib.asynccontextmanager
async def connection(log):
    log.append("open")
    yield "connection"
    log.append("close")


async def uses(log):
    async with contextlib.AsyncExitStack() as stack:
        name = await stack.enter_async_context(connection(log))
        stack.callback(log.append, "callback")
        async with contextlib.aclosing(agen()) as values:
            return name, [v async for v in values]


async def agen():
    yield 1


def handler(event, context):
    log = []
    with tag("a", log) as name, tag("b", log):
        log.append(name)
        raise KeyError("handled inside")
    assert log == ["<a>", "<b>", "A", "caught", "</b>", "</a>"]
    raises(ValueError, "out", lambda: run_with(tag("x", []), ValueError("out")))

    @contextlib.contextmanager
    def never():
        return
        yield

    @contextlib.contextmanager
    def twice():
        yield 1
        yield 2

    raises(RuntimeError, "generator didn't yield", never().__enter__)
    manager = twice()
    manager.__enter__()
    raises(RuntimeError, "generator didn't stop", manager.__exit__, None, None, None)
    with contextlib.suppress(KeyError, IndexError):
        [][1]
    raises(ValueError, "v", lambda: run_with(contextlib.suppress(KeyError), ValueError("v")))
    order = []
    with contextlib.ExitStack() as stack:
        stack.enter_context(tag("s", order))
        stack.callback(order.append, "called")
        stack.push(lambda kind, error, trace: order.append(kind.__name__ if kind else None) or True)
        kept = stack
        raise ZeroDivisionError
    assert order == ["<s>", "ZeroDivisionError", "called", "</s>"]
    with contextlib.ExitStack() as stack:
        stack.callback(order.clear)
        moved = stack.pop_all()
    assert order != [] and moved.close() is None and order == []
    before = Room.entered
    assert inside() == before + 1 and inside() == before + 2
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.nullcontext("value") as value:
        print("caught")
    assert out.getvalue() == "caught\n" and value == "value"
    file = io.StringIO()
    with contextlib.closing(file):
        pass
    assert file.closed
    steps = []
    assert asyncio.run(uses(steps)) == ("connection", [1]) and steps == ["open", "callback", "close"]
    with contextlib.chdir("/tmp"):
        import os
        assert os.getcwd() == "/tmp"
    assert isinstance(tag("x", []), contextlib.AbstractContextManager)
    return "ok"


def run_with(manager, error):
    with manager:
        raise error
