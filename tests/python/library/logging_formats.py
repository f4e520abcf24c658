"""logging: formatters, levels, and what a record holds."""
import io
import logging
import sys

from checks import raises


def logged(fmt, call, **options):
    out = io.StringIO()
    logger = logging.Logger("shop.orders")
    one = logging.StreamHandler(out)
    one.setFormatter(logging.Formatter(fmt, **options))
    logger.addHandler(one)
    call(logger)
    return out.getvalue()


def handler(event, context):
    assert logged("%(levelname)-8s|%(name)s|%(message)s", lambda log: log.warning("hello %s, %d", "Ada", 3)) == "WARNING |shop.orders|hello Ada, 3\n"
    assert logged("{levelname}:{message}", lambda log: log.info("x"), style="{") == "INFO:x\n"
    assert logged("${levelno} $message", lambda log: log.error("x"), style="$") == "40 x\n"
    assert logged("%(funcName)s %(filename)s %(module)s %(lineno)d", lambda log: log.info("x")).startswith("<lambda> app.py app ")
    assert logged(None, lambda log: log.info("%(a)s", {"a": 5})) == "5\n"
    assert logged("%(extra)s %(message)s", lambda log: log.info("m", extra={"extra": "E"})) == "E m\n"
    assert logged("%(who)s", lambda log: log.info("m"), defaults={"who": "-"}) == "-\n"
    assert logged("%(message)s", lambda log: log.log(35, "between")) == "between\n" and logging.getLevelName(35) == "Level 35"
    assert logging.getLevelName("INFO") == 20 and logging.getLevelNamesMapping()["WARN"] == 30
    text = logged("%(message)s", lambda log: fails(log))
    assert text.startswith("it broke\nTraceback (most recent call last):\n") and text.endswith("ZeroDivisionError: division by zero\n")
    assert "Stack (most recent call last):" in logged("%(message)s", lambda log: log.info("m", stack_info=True))
    stamp = logged("%(asctime)s", lambda log: log.info("x")).strip()
    assert len(stamp) == 23 and stamp[10] == " " and stamp[19] == ","
    assert len(logged("%(asctime)s", lambda log: log.info("x"), datefmt="%H:%M").strip()) == 5
    logging.addLevelName(15, "NOTICE")
    assert logged("%(levelname)s", lambda log: log.log(15, "x")) == "NOTICE\n" and logging.getLevelName("NOTICE") == 15
    record = logging.LogRecord("n", logging.INFO, "/a/b.py", 7, "msg %s", ("arg",), None)
    assert record.getMessage() == "msg arg" and repr(record) == '<LogRecord: n, 20, /a/b.py, 7, "msg %s">'
    assert (record.filename, record.module, record.levelname) == ("b.py", "b", "INFO")
    assert logging.makeLogRecord({"msg": "x"}).getMessage() == "x"
    assert logging.Formatter().formatException(excinfo()).splitlines()[-1] == "KeyError: 'k'"
    raises(KeyError, '"Attempt to overwrite \'message\' in LogRecord"', lambda: logged("", lambda log: log.info("x", extra={"message": 1})))
    raises(ValueError, "Style must be one of: %,{,$", logging.Formatter, "x", style="?")
    raises(ValueError, "Invalid format '{message}' for '%' style", logging.Formatter, "{message}")
    raises(TypeError, "level must be an integer", logging.Logger("x").log, "INFO", "x")
    raises(ValueError, "Unknown level: 'LOUD'", logging.Logger("x").setLevel, "LOUD")
    assert logging.BufferingFormatter().format([record, record]) == "msg argmsg arg"
    assert (logging.DEBUG, logging.CRITICAL, logging.NOTSET) == (10, 50, 0)
    return "ok"


def fails(log):
    try:
        1 / 0
    except ZeroDivisionError:
        log.exception("it broke")


def excinfo():
    try:
        {}["k"]
    except KeyError:
        return sys.exc_info()
