"""asyncio: queues, producers and consumers."""
import asyncio

from checks import raises


async def main():
    queue = asyncio.Queue(maxsize=2)
    got = []

    async def producer():
        for n in range(5):
            await queue.put(n)
        await queue.put(None)

    async def consumer():
        while (item := await queue.get()) is not None:
            got.append(item)
            queue.task_done()
        queue.task_done()

    await asyncio.gather(producer(), consumer())
    await queue.join()
    assert got == [0, 1, 2, 3, 4] and queue.empty() and queue.qsize() == 0 and queue.maxsize == 2
    raises(asyncio.QueueEmpty, "", queue.get_nowait)
    queue.put_nowait(1)
    queue.put_nowait(2)
    raises(asyncio.QueueFull, "", queue.put_nowait, 3)
    assert queue.full() and (queue.get_nowait(), queue.get_nowait()) == (1, 2)
    queue.task_done()
    queue.task_done()
    raises(ValueError, "task_done() called too many times", queue.task_done)
    ordered = asyncio.PriorityQueue()
    for item in ((3, "c"), (1, "a"), (2, "b")):
        await ordered.put(item)
    assert [(await ordered.get())[1] for _ in range(3)] == ["a", "b", "c"]
    last = asyncio.LifoQueue()
    for n in range(3):
        last.put_nowait(n)
    assert [await last.get() for _ in range(3)] == [2, 1, 0]
    closing = asyncio.Queue()
    closing.put_nowait("left")
    closing.shutdown()
    assert await closing.get() == "left"
    try:
        await closing.get()
    except asyncio.QueueShutDown:
        got.append("shut")
    assert got[-1] == "shut"
    workers = asyncio.Queue()
    results = []

    async def worker(name):
        while True:
            n = await workers.get()
            await asyncio.sleep(0)
            results.append((name, n * n))
            workers.task_done()

    tasks = [asyncio.create_task(worker(n)) for n in ("w1", "w2")]
    for n in range(4):
        workers.put_nowait(n)
    await workers.join()
    for task in tasks:
        task.cancel()
    assert await asyncio.gather(*tasks, return_exceptions=True) and sorted(r for _, r in results) == [0, 1, 4, 9]
    assert {n for n, _ in results} == {"w1", "w2"}
    return True


def handler(event, context):
    assert asyncio.run(main())
    return "ok"
