"""asyncio without sockets, on simulated time"""
import asyncio
import time


async def double(number, seconds):
    await asyncio.sleep(seconds)
    return number * 2


async def work():
    start = time.monotonic()
    assert await asyncio.gather(double(1, 1), double(2, 2), double(3, 0.5)) == [2, 4, 6]
    assert 2 <= time.monotonic() - start < 2.5, "they slept side by side"
    try:
        await asyncio.wait_for(asyncio.sleep(10), 0.2)
    except TimeoutError:
        pass
    else:
        raise AssertionError("no timeout")
    async with asyncio.TaskGroup() as group:
        task = group.create_task(double(4, 0.1))
    assert task.result() == 8
    queue = asyncio.Queue()
    await queue.put("x")
    assert await queue.get() == "x"
    lock, event = asyncio.Lock(), asyncio.Event()
    asyncio.get_running_loop().call_later(0.1, event.set)
    async with lock:
        await event.wait()
    cancelled = asyncio.create_task(asyncio.sleep(100))
    await asyncio.sleep(0)
    cancelled.cancel()
    try:
        await cancelled
    except asyncio.CancelledError:
        pass

    async def numbers():
        for number in range(3):
            yield number

    assert [n async for n in numbers()] == [0, 1, 2]
    done, _ = await asyncio.wait([asyncio.create_task(double(5, 0.1))])
    assert done.pop().result() == 10
    return "ok"


def handler(event, context):
    return asyncio.run(work())
