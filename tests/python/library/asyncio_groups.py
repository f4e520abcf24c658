"""asyncio: TaskGroup, and what it makes of errors; Runner; eager tasks."""
import asyncio


async def fails(error, seconds=0):
    await asyncio.sleep(seconds)
    raise error


async def long(log):
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        log.append("cancelled")
        raise


async def main():
    async with asyncio.TaskGroup() as group:
        one = group.create_task(asyncio.sleep(0.01, "one"))
        two = group.create_task(asyncio.sleep(0, "two"), name="second")
    assert (one.result(), two.result(), two.get_name()) == ("one", "two", "second")
    log = []
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(long(log))
            group.create_task(fails(ValueError("v")))
            group.create_task(fails(KeyError("k")))
    except* ValueError as group:
        log.append(str(group))
    except* KeyError as group:
        log.append(repr(group.exceptions))
    assert log == ["cancelled", "unhandled errors in a TaskGroup (1 sub-exception)", "(KeyError('k'),)"], log
    try:
        async with asyncio.TaskGroup() as group:
            raise IndexError("in the body")
    except ExceptionGroup as group:
        assert repr(group.exceptions) == "(IndexError('in the body'),)"
    async with asyncio.TaskGroup() as outer:
        inner_task = outer.create_task(nested())
    assert inner_task.result() == 3
    closed = asyncio.TaskGroup()
    try:
        closed.create_task(coroutine := asyncio.sleep(0))
    except RuntimeError as error:
        assert "has not been entered" in str(error)
        coroutine.close()
    started = []

    async def eager():
        started.append(1)
        return "eager"

    task = asyncio.eager_task_factory(asyncio.get_running_loop(), eager())
    assert started == [1] and task.done() and await task == "eager"
    return True


async def nested():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(asyncio.sleep(0, n)) for n in (1, 2)]
    return sum(task.result() for task in tasks)


def handler(event, context):
    assert asyncio.run(main())
    with asyncio.Runner() as runner:
        assert runner.run(asyncio.sleep(0, 1)) == 1 and runner.run(asyncio.sleep(0, 2)) == 2 and runner.get_loop().is_running() is False
    loop = asyncio.new_event_loop()
    try:
        assert loop.run_until_complete(asyncio.sleep(0, "x")) == "x" and not loop.is_closed()
    finally:
        loop.close()
    assert loop.is_closed()
    return "ok"
