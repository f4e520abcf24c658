"""What runs one file of checks inside Pyodide: a module of its own each time, and an event loop that needs no sockets."""
import asyncio
import linecache
import os
import shutil
import sys
import time
import traceback
import types

checks = types.ModuleType("checks")
exec(checks_source, checks.__dict__)  # noqa: F821 - python.mjs sets it
sys.modules["checks"] = checks

FILE = "/var/task/app.py"
os.makedirs("/var/task")
os.chdir("/var/task")


class Waiting:
    """A selector with nothing to select: it only lets time pass."""

    def select(self, timeout):
        if timeout:
            time.sleep(timeout)
        return []


class Loop(asyncio.BaseEventLoop):
    """CPython's own loop on that selector. Pyodide's cannot wait until something is done."""

    def __init__(self):
        super().__init__()
        self._selector = Waiting()

    def _process_events(self, events):
        pass

    def _write_to_self(self):
        pass


class Policy(asyncio.events._BaseDefaultEventLoopPolicy):
    _loop_factory = Loop


asyncio.events._set_event_loop_policy(Policy())
asyncio._set_running_loop(None)


def empty_tmp():
    os.makedirs("/tmp", exist_ok=True)
    for name in os.listdir("/tmp"):
        path = "/tmp/" + name
        shutil.rmtree(path) if os.path.isdir(path) else os.remove(path)


def run(code):
    """None, or the traceback of what failed. Twice, as the engine does: the second call finds what the first has left."""
    empty_tmp()
    module = types.ModuleType("app")
    module.__file__ = FILE
    sys.modules["app"] = module
    try:
        with open(FILE, "w", encoding="utf-8") as file:
            file.write(code)
        linecache.clearcache()
        exec(compile(code, FILE, "exec"), module.__dict__)
        for _ in range(2):
            answer = module.handler({}, None)
            if answer != "ok":
                return f"the handler returned {answer!r}"
    except BaseException:
        return traceback.format_exc()
    return None
