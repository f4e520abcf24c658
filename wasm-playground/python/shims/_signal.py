"""Signals: handlers are kept and never called, since nobody sends any."""

SIG_DFL, SIG_IGN, NSIG = 0, 1, 65
SIG_BLOCK, SIG_UNBLOCK, SIG_SETMASK = 0, 1, 2
ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF = 0, 1, 2
(SIGHUP, SIGINT, SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGKILL, SIGUSR1, SIGSEGV, SIGUSR2, SIGPIPE, SIGALRM,
 SIGTERM, SIGSTKFLT, SIGCHLD, SIGCONT, SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU, SIGURG, SIGXCPU, SIGXFSZ, SIGVTALRM, SIGPROF,
 SIGWINCH, SIGIO, SIGPWR, SIGSYS) = range(1, 32)
SIGIOT, SIGCLD, SIGPOLL, SIGRTMIN, SIGRTMAX = SIGABRT, SIGCHLD, SIGIO, 34, 64

_NAMES = {
    SIGHUP: "Hangup", SIGINT: "Interrupt", SIGQUIT: "Quit", SIGILL: "Illegal instruction", SIGABRT: "Aborted",
    SIGFPE: "Floating point exception", SIGKILL: "Killed", SIGSEGV: "Segmentation fault", SIGPIPE: "Broken pipe",
    SIGALRM: "Alarm clock", SIGTERM: "Terminated", SIGCHLD: "Child exited",
}


class ItimerError(OSError):
    __module__ = "signal"


def default_int_handler(signalnum, frame, /):
    raise KeyboardInterrupt


_handlers = {SIGINT: default_int_handler}


def _known(number):
    if not 1 <= number < NSIG:
        raise ValueError("signal number out of range")
    return number


def signal(signalnum, handler, /):
    _known(signalnum)
    if signalnum in (SIGKILL, SIGSTOP):
        raise OSError(22, "Invalid argument")
    if not callable(handler) and handler not in (SIG_DFL, SIG_IGN):
        raise TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
    before = getsignal(signalnum)
    _handlers[int(signalnum)] = handler
    return before


def getsignal(signalnum, /):
    return _handlers.get(int(_known(signalnum)), SIG_DFL)


def raise_signal(signalnum, /):
    handler = getsignal(signalnum)
    if callable(handler):
        handler(int(signalnum), None)
    elif handler == SIG_DFL:
        import posix
        posix.kill(posix.getpid(), signalnum)


def set_wakeup_fd(fd, /, *, warn_on_full_buffer=True):
    return -1


def siginterrupt(signalnum, flag, /):
    pass


def valid_signals():
    return set(range(1, NSIG)) - {32, 33}


def strsignal(signalnum, /):
    return _NAMES.get(int(_known(signalnum)))


def pthread_sigmask(how, mask, /):
    return set()


def sigpending():
    return set()


def alarm(seconds, /):
    raise OSError(38, "Function not implemented")


def setitimer(which, seconds, interval=0.0, /):
    raise ItimerError(38, "Function not implemented")


def getitimer(which, /):
    return (0.0, 0.0)


def pause():
    import _host
    _host.wait_for_ever()
