"""threading: locks and their kind, used by one thread; local; Timer is refused."""
import threading

from checks import raises


def handler(event, context):
    lock = threading.Lock()
    assert lock.acquire() is True and lock.locked() and lock.acquire(blocking=False) is False and lock.acquire(timeout=0.01) is False
    lock.release()
    raises(RuntimeError, "release unlocked lock", lock.release)
    raises(ValueError, "can't specify a timeout for a non-blocking call", lock.acquire, False, 1)
    raises(ValueError, "timeout value must be a non-negative number", lock.acquire, True, -2)
    with lock as entered:
        assert entered is True and lock.locked()
    reentrant = threading.RLock()
    with reentrant:
        with reentrant:
            assert reentrant.acquire(blocking=False)
            reentrant.release()
    raises(RuntimeError, "cannot release un-acquired lock", reentrant.release)
    semaphore = threading.Semaphore(2)
    assert semaphore.acquire() and semaphore.acquire(timeout=0) and not semaphore.acquire(blocking=False)
    semaphore.release(2)
    raises(ValueError, "n must be one or more", semaphore.release, 0)
    bounded = threading.BoundedSemaphore(1)
    raises(ValueError, "Semaphore released too many times", bounded.release)
    event = threading.Event()
    assert not event.is_set() and event.wait(0.01) is False
    event.set()
    assert event.wait() is True
    event.clear()
    condition = threading.Condition()
    raises(RuntimeError, "cannot wait on un-acquired lock", condition.wait, 0.01)
    raises(RuntimeError, "cannot notify on un-acquired lock", condition.notify)
    with condition:
        assert condition.wait(timeout=0.01) is False and condition.wait_for(lambda: "ready") == "ready"
        assert condition.wait_for(lambda: None, timeout=0.01) is None
        condition.notify_all()
    local = threading.local()
    local.value = 5
    assert local.value == 5 and local.__dict__ == {"value": 5}
    raises(AttributeError, None, lambda: local.nope)
    me = threading.current_thread()
    assert me is threading.main_thread() and me.name == "MainThread" and me.is_alive() and not me.daemon and threading.active_count() == 1
    assert threading.enumerate() == [me] and threading.get_ident() == me.ident
    raises(RuntimeError, "can't start new thread", threading.Thread(target=print).start)
    thread = threading.Thread(target=print, name="worker", daemon=True)
    assert thread.name == "worker" and thread.daemon and not thread.is_alive() and repr(thread) == "<Thread(worker, initial daemon)>"
    raises(RuntimeError, "cannot join thread before it is started", thread.join)
    raises(RuntimeError, "cannot join current thread", me.join)
    barrier = threading.Barrier(1)
    assert barrier.wait() == 0 and barrier.parties == 1
    return "ok"
