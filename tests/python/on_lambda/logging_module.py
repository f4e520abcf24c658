"""logging: the root logger that AWS's runtime prepared, children, exceptions, own handlers."""
# only on Lambda: the handlers are those of AWS's runtime
import io
import logging
import os

logger = logging.getLogger(__name__)


def handler(event, context):
    root = logging.getLogger()
    assert [type(h).__name__ for h in root.handlers] == ["LambdaLoggerHandler"], root.handlers
    assert root.level == logging.WARNING
    root.setLevel(logging.INFO)
    logger.info("hello %s", "world")
    stream = io.StringIO()
    own = logging.StreamHandler(stream)
    own.setFormatter(logging.Formatter("%(levelname)s|%(name)s|%(funcName)s|%(process)d|%(threadName)s|%(message)s"))
    logger.handlers[:] = [own]
    logger.propagate = False
    logger.warning("careful")
    logger.debug("not seen")
    try:
        1 / 0
    except ZeroDivisionError:
        logger.exception("it broke")
    lines = stream.getvalue().splitlines()
    assert lines[0] == f"WARNING|{__name__}|handler|{os.getpid()}|MainThread|careful", lines
    assert lines[1].endswith("|it broke") and lines[-1] == "ZeroDivisionError: division by zero", lines
    file = logging.FileHandler("/tmp/own.log", "w")
    logger.addHandler(file)
    logger.error("to a file")
    file.close()
    with open("/tmp/own.log") as text:
        assert text.read() == "to a file\n"
    logging.basicConfig(level=logging.DEBUG)
    assert root.level == logging.INFO
    root.setLevel(logging.WARNING)
    logger.propagate = True
    return "ok"
