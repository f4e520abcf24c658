"""Threads of a process that may have one.

A lock that is taken will never be given back by another thread: waiting for it passes simulated time, to the end of the waiting time or,
without one, until the environment's time is up, as a dead lock does on AWS.

This module is loaded before anything can be imported, so it reaches the host only when it needs it.
"""

error = RuntimeError
TIMEOUT_MAX = 9223372036.0
_MAIN = 139800000000000


def _check(blocking, timeout):
    """Refuses waiting times as CPython does, whether there is something to wait for or not."""
    if not blocking:
        raise ValueError("can't specify a timeout for a non-blocking call")
    if timeout < 0:
        raise ValueError("timeout value must be a non-negative number")
    if timeout > TIMEOUT_MAX:
        raise OverflowError("timeout value is too large")


def _wait(blocking, timeout):
    """Waits for a lock that is held: True never comes back."""
    if not blocking:
        return False
    import _host
    if timeout == -1:
        _host.wait_for_ever()
    _host.sleep(timeout)
    return False


class lock:
    """A lock."""
    __module__ = "_thread"
    __slots__ = ("_held", "__weakref__")

    def __init__(self):
        self._held = False

    def acquire(self, blocking=True, timeout=-1):
        if timeout != -1:
            _check(blocking, timeout)
        if self._held:
            return _wait(blocking, timeout)
        self._held = True
        return True

    def release(self):
        if not self._held:
            raise RuntimeError("release unlocked lock")
        self._held = False

    def locked(self):
        return self._held

    def __enter__(self):
        if self._held:
            _wait(True, -1)
        self._held = True
        return True

    def __exit__(self, kind, value, traceback):
        self.release()

    def _at_fork_reinit(self):
        self._held = False

    def __repr__(self):
        return "<%s _thread.lock object at %#x>" % ("locked" if self._held else "unlocked", id(self))

    acquire_lock, release_lock, locked_lock = acquire, release, locked


LockType = lock


def allocate_lock():
    return lock()


allocate = allocate_lock


class RLock:
    """A lock that its owner may take again. There is one owner, so it only counts."""
    __module__ = "_thread"
    __slots__ = ("_count", "__weakref__")

    def __init__(self):
        self._count = 0

    def acquire(self, blocking=True, timeout=-1):
        if timeout != -1:
            _check(blocking, timeout)
        self._count += 1
        return True

    def release(self):
        if not self._count:
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1

    def locked(self):
        return self._count > 0

    def __enter__(self):
        self._count += 1
        return True

    def __exit__(self, kind, value, traceback):
        self.release()

    def _is_owned(self):
        return self._count > 0

    def _recursion_count(self):
        return self._count

    def _release_save(self):
        if not self._count:
            raise RuntimeError("cannot release un-acquired lock")
        count, self._count = self._count, 0
        return count, _MAIN

    def _acquire_restore(self, state):
        self._count = state[0]

    def _at_fork_reinit(self):
        self._count = 0

    def __repr__(self):
        return "<%s _thread.RLock object owner=%d count=%d at %#x>" % (
            "locked" if self._count else "unlocked", _MAIN if self._count else 0, self._count, id(self))


class _local:
    """Data of the thread: with one thread, plain attributes."""

    def __new__(cls, /, *arguments, **keywords):
        if (arguments or keywords) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        return object.__new__(cls)


class _ThreadHandle:
    def __init__(self):
        self.ident = None
        self._done = False

    def is_done(self):
        return self._done

    def _set_done(self):
        self._done = True

    def join(self, timeout=None):
        pass


def _make_thread_handle(ident):
    handle = _ThreadHandle()
    handle.ident = ident
    return handle


def start_joinable_thread(function, handle=None, daemon=True):
    raise RuntimeError("can't start new thread")


def start_new_thread(function, args, kwargs={}, /):
    raise RuntimeError("can't start new thread")


start_new = start_new_thread


def get_ident():
    return _MAIN


def get_native_id():
    return 2


def _get_main_thread_ident():
    return _MAIN


def _is_main_interpreter():
    return True


def daemon_threads_allowed():
    return True


def stack_size(size=0, /):
    return 0


def set_name(name):
    pass


def _count():
    return 0


def exit():
    raise SystemExit


exit_thread = exit


def interrupt_main(signum=2, /):
    raise KeyboardInterrupt


def _shutdown():
    pass


class _ExceptHookArgs(tuple):
    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])


def _excepthook(arguments, /):
    import sys
    sys.excepthook(*arguments[:3])
