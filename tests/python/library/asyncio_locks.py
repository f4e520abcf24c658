"""asyncio: Lock, Event, Condition, Semaphore, Barrier."""
import asyncio

from checks import raises


async def main():
    log = []
    lock = asyncio.Lock()

    async def careful(name):
        async with lock:
            log.append(f"+{name}")
            await asyncio.sleep(0)
            log.append(f"-{name}")

    await asyncio.gather(careful("a"), careful("b"))
    assert log == ["+a", "-a", "+b", "-b"] and not lock.locked() and repr(lock).endswith("[unlocked]>")
    raises(RuntimeError, "Lock is not acquired.", lock.release)
    event = asyncio.Event()

    async def waits(name):
        await event.wait()
        log.append(name)

    log.clear()
    waiters = [asyncio.create_task(waits(n)) for n in "xy"]
    await asyncio.sleep(0)
    assert log == [] and not event.is_set()
    event.set()
    await asyncio.gather(*waiters)
    assert log == ["x", "y"] and await event.wait() is True
    event.clear()
    semaphore, running, most = asyncio.Semaphore(2), 0, 0

    async def limited():
        nonlocal running, most
        async with semaphore:
            running += 1
            most = max(most, running)
            await asyncio.sleep(0.001)
            running -= 1

    await asyncio.gather(*(limited() for _ in range(6)))
    assert most == 2 and not semaphore.locked()
    bounded = asyncio.BoundedSemaphore(1)
    raises(ValueError, "BoundedSemaphore released too many times", bounded.release)
    raises(ValueError, "Semaphore initial value must be >= 0", asyncio.Semaphore, -1)
    condition, items = asyncio.Condition(), []

    async def consumer():
        async with condition:
            await condition.wait_for(lambda: items)
            return items.pop()

    task = asyncio.create_task(consumer())
    await asyncio.sleep(0)
    async with condition:
        items.append("item")
        condition.notify_all()
    assert await task == "item"
    raises(RuntimeError, "cannot notify on un-acquired lock", condition.notify)
    barrier = asyncio.Barrier(2)

    async def meets(n):
        async with barrier as place:
            return place

    assert sorted(await asyncio.gather(meets(1), meets(2))) == [0, 1] and barrier.parties == 2
    return True


def handler(event, context):
    assert asyncio.run(main())
    return "ok"
