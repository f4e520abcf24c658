"""OpenWhisk's launcher in two pieces: `start` loads the action, `invoke` serves one activation. What the program around the launcher does
with results and failures is the engine's business.

By core/python3Action (bin/compile, lib/launcher.py) of https://github.com/apache/openwhisk-runtime-python, read 2026-11-22: the action's
file is `main__.py`; the facts of an activation become variables; an exception is printed and becomes `{"error": str(exception)}`; standard
output is buffered and written after each run; a result that JSON cannot hold ends the process.
"""

import sys

import _host
import _library
import _process
import runtime_client

_POST_INIT_ERROR = 12
_FOLDER = "/action/1/bin"
_LAUNCHER = _FOLDER + "/exec__.py"
# Where tracebacks show the launcher: the import of the action in line 44, its call in line 65 of launcher.py.
_LINE_OF_THE_IMPORT, _LINE_OF_THE_CALL = 44, 65
_NOT_BUILT = b'{"error": "The action failed to generate or locate a binary. See logs for details."}'


def start(settings):
    """Loads the action: everything in the reader's code outside of main runs here."""
    path = [_FOLDER, _library.ROOT, _library.DYNLOAD, _library.PACKAGES]
    _process.begin(settings["variables"], path, ["exec__.py"], _LAUNCHER, _FOLDER)
    _, _, function = settings["handler"].rpartition(".")
    _check()
    global _call
    _launch(_LINE_OF_THE_IMPORT, "from main__ import %s as main" % function)
    _call = _line(_LINE_OF_THE_CALL, "res = main(payload)")


def _check():
    """What the builder finds wrong with the code, before anything of it runs."""
    problem = None
    try:
        with open(_FOLDER + "/main__.py", encoding="utf-8") as file:
            compile(file.read(), "<unknown>", "exec")
    except FileNotFoundError:
        problem = "Zip file does not include main__\n"
    except SyntaxError as error:
        problem = error.msg
    except Exception as error:
        problem = str(error)
    if problem is not None:
        # The program around prints what the builder said, and goes to the next line.
        print(problem, file=sys.stderr)
        _host.call(_POST_INIT_ERROR, _NOT_BUILT)
        sys.exit(1)


def _line(number, text):
    """A line of the launcher, compiled so that tracebacks show its file, number and text."""
    import linecache
    lines = linecache.cache.get(_LAUNCHER, (0, None, [], _LAUNCHER))[2]
    lines.extend(["\n"] * (number - len(lines)))
    lines[number - 1] = text + "\n"
    linecache.cache[_LAUNCHER] = len(lines), None, lines, _LAUNCHER
    return compile("\n" * (number - 1) + text, _LAUNCHER, "exec")


def _launch(number, text):
    exec(_line(number, text), sys.modules["__main__"].__dict__)


def invoke():
    """One activation."""
    import json
    import os
    import traceback
    line, _ = runtime_client.next()
    names = sys.modules["__main__"].__dict__
    names["payload"] = {}
    for name, value in json.loads(line).items():
        if name == "value":
            names["payload"] = value
        else:
            os.environ["__OW_" + name.upper()] = value
    try:
        exec(_call, names)
        result = names["res"]
    except Exception as error:
        # Without this frame, which is none of the launcher's.
        shown = traceback.format_exception(type(error), error, error.__traceback__.tb_next)
        print("".join(shown), file=sys.stderr)
        result = {"error": str(error)}
    answer = json.dumps(result, ensure_ascii=False).encode() + b"\n"
    sys.stdout.flush()
    sys.stderr.flush()
    runtime_client.post_invocation_result("", answer, "application/json")
