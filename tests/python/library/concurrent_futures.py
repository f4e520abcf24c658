"""concurrent.futures: a Future by hand; a pool cannot start a thread."""
import concurrent.futures as futures

from checks import raises


def handler(event, context):
    future = futures.Future()
    assert not future.done() and not future.running() and repr(future).endswith("state=pending>")
    called = []
    future.add_done_callback(lambda f: called.append(f.result()))
    assert future.set_running_or_notify_cancel() and future.running() and not future.cancel()
    future.set_result(5)
    assert future.done() and future.result() == 5 and future.exception() is None and called == [5]
    raises(futures.InvalidStateError, None, future.set_result, 6)
    failed = futures.Future()
    failed.set_exception(KeyError("k"))
    raises(KeyError, "'k'", failed.result)
    assert isinstance(failed.exception(), KeyError)
    cancelled = futures.Future()
    assert cancelled.cancel() and cancelled.cancelled()
    raises(futures.CancelledError, "", cancelled.result)
    raises(futures.TimeoutError, "", futures.Future().result, timeout=0.01)
    assert futures.TimeoutError is TimeoutError
    done, waiting = futures.wait([future, failed, futures.Future()], timeout=0.01)
    assert done == {future, failed} and len(waiting) == 1
    assert {f for f in futures.as_completed([future, failed])} == {future, failed}
    pool = futures.ThreadPoolExecutor(max_workers=1)
    raises(RuntimeError, "can't start new thread", pool.submit, print)
    pool.shutdown(wait=False)
    raises(RuntimeError, "cannot schedule new futures after shutdown", pool.submit, print)
    raises(ValueError, "max_workers must be greater than 0", futures.ThreadPoolExecutor, 0)
    return "ok"
