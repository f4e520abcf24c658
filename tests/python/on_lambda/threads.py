"""threading, queue, contextvars: locks work, a second thread cannot be started."""
# only on Lambda: elsewhere threads start
import contextvars
import queue
import threading
import time
from concurrent.futures import ThreadPoolExecutor

variable = contextvars.ContextVar("variable", default=0)


def handler(event, context):
    lock, reentrant = threading.Lock(), threading.RLock()
    with lock:
        assert lock.locked() and not lock.acquire(blocking=False)
        before = time.monotonic()
        assert not lock.acquire(timeout=0.5) and time.monotonic() - before >= 0.5
    with reentrant, reentrant, threading.Semaphore(), threading.Condition() as condition:
        assert condition is not None
    try:
        lock.release()
    except RuntimeError as error:
        assert str(error) == "release unlocked lock"
    event_ = threading.Event()
    assert not event_.wait(0.1)
    event_.set()
    assert event_.wait() and threading.current_thread().name == "MainThread" and threading.active_count() == 1
    local = threading.local()
    local.x = 1
    assert local.x == 1
    for start in (threading.Thread(target=print).start, threading.Timer(1, print).start, lambda: ThreadPoolExecutor(1).submit(print)):
        try:
            start()
        except RuntimeError as error:
            assert str(error) == "can't start new thread", error
        else:
            raise AssertionError("a thread was started")
    jobs = queue.Queue(maxsize=2)
    jobs.put(1)
    assert jobs.get() == 1 and jobs.empty()
    for wait in (lambda: jobs.get(timeout=0.1), jobs.get_nowait, lambda: queue.SimpleQueue().get(timeout=0.1)):
        try:
            wait()
        except queue.Empty:
            continue
        raise AssertionError("not empty")
    heap = queue.PriorityQueue()
    heap.put((2, "b"))
    heap.put((1, "a"))
    assert heap.get() == (1, "a")
    token = variable.set(1)
    assert contextvars.copy_context()[variable] == 1
    variable.reset(token)
    return "ok"
