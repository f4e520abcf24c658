"""asyncio: timeout, wait_for, timeout_at, and what they leave behind."""
import asyncio
import time

from checks import raises


async def sleeper(log):
    try:
        await asyncio.sleep(60)
    finally:
        log.append("cleaned")


async def main():
    log = []
    try:
        async with asyncio.timeout(0.01):
            await sleeper(log)
    except TimeoutError as error:
        assert type(error) is TimeoutError and isinstance(error.__cause__, asyncio.CancelledError) and log == ["cleaned"]
    async with asyncio.timeout(5) as limit:
        assert not limit.expired() and limit.when() > asyncio.get_running_loop().time()
        limit.reschedule(None)
        await asyncio.sleep(0)
    assert limit.expired() is False
    async with asyncio.timeout(None):
        await asyncio.sleep(0)
    try:
        await asyncio.wait_for(sleeper(log), 0.01)
    except asyncio.TimeoutError:
        assert asyncio.TimeoutError is TimeoutError and log == ["cleaned", "cleaned"]
    assert await asyncio.wait_for(asyncio.sleep(0, "value"), 1) == "value" and await asyncio.wait_for(asyncio.sleep(0, "x"), None) == "x"
    loop = asyncio.get_running_loop()
    fired = []
    loop.call_soon(fired.append, "soon")
    later = loop.call_later(0.02, fired.append, "later")
    never = loop.call_later(0.01, fired.append, "never")
    never.cancel()
    loop.call_at(loop.time() + 0.01, fired.append, "at")
    await asyncio.sleep(0.03)
    assert fired == ["soon", "at", "later"] and never.cancelled() and not later.cancelled()
    before = time.monotonic()
    await asyncio.sleep(0.05)
    assert 0.05 <= time.monotonic() - before < 1
    try:
        async with asyncio.timeout(0.01):
            try:
                await sleeper(log)
            except asyncio.CancelledError:
                raise ValueError("instead") from None
    except ValueError as error:
        assert str(error) == "instead"
    async with asyncio.timeout_at(loop.time() + 1):
        pass
    done, pending = await asyncio.wait({asyncio.ensure_future(asyncio.sleep(60))}, timeout=0.01)
    assert not done and len(pending) == 1
    pending.pop().cancel()
    return True


def handler(event, context):
    assert asyncio.run(main())
    raises(RuntimeError, None, asyncio.run, outside())
    return "ok"


async def outside():
    manager = asyncio.timeout(1)
    async with manager:
        pass
    async with manager:
        pass
