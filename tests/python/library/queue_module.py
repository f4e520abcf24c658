"""queue: FIFO, LIFO, by priority, without waiting."""
import queue

from checks import raises


def handler(event, context):
    q = queue.Queue(maxsize=2)
    q.put("a")
    q.put_nowait("b")
    assert q.full() and q.qsize() == 2 and not q.empty()
    raises(queue.Full, "", q.put_nowait, "c")
    raises(queue.Full, "", q.put, "c", timeout=0.01)
    assert q.get() == "a" and q.get_nowait() == "b"
    raises(queue.Empty, "", q.get_nowait)
    raises(queue.Empty, "", q.get, timeout=0.01)
    raises(ValueError, "'timeout' must be a non-negative number", q.get, timeout=-1)
    q.task_done()
    q.task_done()
    raises(ValueError, "task_done() called too many times", q.task_done)
    q.join()
    last = queue.LifoQueue()
    ordered = queue.PriorityQueue()
    simple = queue.SimpleQueue()
    for n in (2, 3, 1):
        last.put(n)
        ordered.put(n)
        simple.put(n)
    assert [last.get() for _ in range(3)] == [1, 3, 2] and [ordered.get() for _ in range(3)] == [1, 2, 3]
    assert [simple.get() for _ in range(3)] == [2, 3, 1] and simple.empty()
    raises(queue.Empty, "", simple.get_nowait)
    done = queue.Queue()
    done.put(1)
    done.shutdown()
    raises(queue.ShutDown, "", done.put, 2)
    assert done.get() == 1
    raises(queue.ShutDown, "", done.get)
    assert issubclass(queue.Empty, Exception) and q.maxsize == 2
    return "ok"
