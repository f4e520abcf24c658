"""logging: the tree of loggers, levels that are inherited, filters, handlers, adapters."""
import io
import logging


class Keeps(logging.Handler):
    def __init__(self, level=0):
        super().__init__(level)
        self.seen = []

    def emit(self, record):
        self.seen.append((record.levelname, record.getMessage()))


def handler(event, context):
    top, deep = logging.getLogger("checks.top"), logging.getLogger("checks.top.middle.deep")
    assert logging.getLogger("checks.top.middle").parent is top and deep.parent.name == "checks.top.middle"
    assert logging.getLogger("checks.top") is top and top.getChild("middle").getChild("deep") is deep
    assert repr(top).startswith("<Logger checks.top (")
    kept, errors = Keeps(), Keeps(logging.ERROR)
    top.handlers[:] = [kept, errors]
    top.setLevel(logging.INFO)
    top.propagate, deep.propagate = False, True
    deep.setLevel(logging.NOTSET)
    deep.debug("not seen")
    deep.info("seen %s", 1)
    deep.error("bad")
    assert kept.seen == [("INFO", "seen 1"), ("ERROR", "bad")] and errors.seen == [("ERROR", "bad")]
    assert deep.getEffectiveLevel() == logging.INFO and deep.isEnabledFor(20) and not deep.isEnabledFor(10) and deep.hasHandlers()
    deep.setLevel("DEBUG")
    deep.debug("now seen")
    assert kept.seen[-1] == ("DEBUG", "now seen"), "the level of the logger that is called decides"
    top.addFilter(lambda record: "secret" not in record.getMessage())
    top.info("secret")
    kept.addFilter(logging.Filter("checks.top.middle"))
    top.info("plain")
    deep.info("from below, secret")
    assert kept.seen[-1] == ("INFO", "from below, secret"), "filters of a logger see its own records only"
    adapter = logging.LoggerAdapter(deep, {"request": "r1"})
    out = io.StringIO()
    stream = logging.StreamHandler(out)
    stream.setFormatter(logging.Formatter("%(request)s %(message)s"))
    deep.handlers[:] = [stream]
    deep.propagate = False
    adapter.warning("w")
    assert out.getvalue() == "r1 w\n"
    logging.disable(logging.WARNING)
    adapter.warning("silent")
    logging.disable(logging.NOTSET)
    assert out.getvalue() == "r1 w\n" and logging.root.name == "root" and logging.getLogger() is logging.root is logging.getLogger("root")
    file = logging.FileHandler("/tmp/a.log", mode="w", delay=True)
    deep.addHandler(file)
    deep.info("to the file", extra={"request": "r2"})
    deep.removeHandler(file)
    file.close()
    with open("/tmp/a.log") as text:
        assert text.read() == "to the file\n"
    deep.handlers[:] = [logging.NullHandler()]
    deep.error("nowhere")
    quiet = logging.getLogger("checks.quiet")
    quiet.disabled = True
    quiet.error("never")
    top.handlers.clear()
    top.filters.clear()
    deep.setLevel(logging.NOTSET)
    assert logging.getLoggerClass() is logging.Logger and isinstance(logging.getLogger("checks.top").manager, logging.Manager)
    return "ok"
