"""asyncio: tasks, gather, wait, as_completed, cancellation."""
import asyncio

from checks import raises


async def work(name, seconds, log=None, fail=None):
    try:
        await asyncio.sleep(seconds)
        if fail:
            raise fail
        return name
    except asyncio.CancelledError:
        if log is not None:
            log.append(f"{name} cancelled")
        raise


async def order():
    log = []

    async def step(name):
        log.append(f"{name}1")
        await asyncio.sleep(0)
        log.append(f"{name}2")

    await asyncio.gather(step("a"), step("b"))
    return log


async def main():
    assert await asyncio.gather(work("a", 0.02), work("b", 0.01)) == ["a", "b"] and await order() == ["a1", "b1", "a2", "b2"]
    results = await asyncio.gather(work("a", 0), work("b", 0, fail=ValueError("x")), return_exceptions=True)
    assert results[0] == "a" and repr(results[1]) == "ValueError('x')"
    try:
        await asyncio.gather(work("a", 0.01), work("b", 0, fail=KeyError("first")))
    except KeyError as error:
        assert error.args == ("first",)
    done, pending = await asyncio.wait([asyncio.create_task(work(n, s)) for n, s in (("fast", 0), ("slow", 0.05))], return_when=asyncio.FIRST_COMPLETED)
    assert [t.result() for t in done] == ["fast"] and len(pending) == 1
    for task in pending:
        task.cancel()
    finished = [await f for f in asyncio.as_completed([work("late", 0.02), work("early", 0.0)])]
    assert finished == ["early", "late"]
    log = []
    task = asyncio.create_task(work("t", 10, log), name="my task")
    await asyncio.sleep(0)
    assert not task.done() and task.get_name() == "my task" and task in asyncio.all_tasks() and asyncio.current_task() is not task
    assert task.cancel("because")
    try:
        await task
    except asyncio.CancelledError as error:
        assert error.args == ("because",)
    assert task.cancelled() and log == ["t cancelled"] and task.cancel() is False
    raises(asyncio.CancelledError, None, task.result)
    future = asyncio.get_running_loop().create_future()
    raises(asyncio.InvalidStateError, None, future.result)
    called = []
    future.add_done_callback(lambda f: called.append(f.result()))
    future.set_result(5)
    raises(asyncio.InvalidStateError, "invalid state", future.set_result, 6)
    assert await future == 5
    await asyncio.sleep(0)
    assert called == [5] and await asyncio.shield(work("s", 0)) == "s"
    raises(RuntimeError, "asyncio.run() cannot be called from a running event loop", run_again)
    try:
        asyncio.get_running_loop().create_future().result()
    except asyncio.InvalidStateError as error:
        return str(error)


def run_again():
    coroutine = main()
    try:
        asyncio.run(coroutine)
    finally:
        coroutine.close()


def handler(event, context):
    words = asyncio.run(main())
    assert words == "Result is not set."  # differs: Some messages of the library are put in other words
    raises(RuntimeError, "no running event loop", asyncio.get_running_loop)
    raises(TypeError, "An asyncio.Future, a coroutine or an awaitable is required", asyncio.run, 5)
    raises(KeyError, "'out'", lambda: asyncio.run(work("x", 0, fail=KeyError("out"))))
    return "ok"
