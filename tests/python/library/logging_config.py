"""logging.config and logging.handlers: loggers from a dictionary, files that rotate, records kept in memory."""
import logging
import logging.config
import logging.handlers
import os

from checks import raises


def handler(event, context):
    root_handlers, root_level = logging.root.handlers[:], logging.root.level
    logging.config.dictConfig({
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"short": {"format": "{levelname}:{name}:{message}", "style": "{"}},
        "filters": {"quiet": {"name": "configured.deep"}},
        "handlers": {"file": {"class": "logging.FileHandler", "filename": "/tmp/config.log", "mode": "w", "formatter": "short", "level": "INFO"}},
        "loggers": {"configured": {"level": "DEBUG", "handlers": ["file"], "propagate": False}},
    })
    logger = logging.getLogger("configured.deep")
    logger.debug("below the level of the handler")
    logger.info("seen %d", 1)
    logging.getLogger("configured").handlers[0].close()
    with open("/tmp/config.log") as file:
        assert file.read() == "INFO:configured.deep:seen 1\n"
    assert logging.root.handlers == root_handlers and logging.root.level == root_level
    raises(ValueError, "dictionary doesn't specify a version", logging.config.dictConfig, {})
    raises(ValueError, "Unable to configure handler 'x'", logging.config.dictConfig,
           {"version": 1, "incremental": False, "disable_existing_loggers": False, "handlers": {"x": {"class": "no.such.Class"}}})
    logging.getLogger("configured").handlers.clear()
    rotating = logging.handlers.RotatingFileHandler("/tmp/rotating.log", maxBytes=30, backupCount=2)
    own = logging.Logger("own")
    own.addHandler(rotating)
    for n in range(6):
        own.info("message number %d", n)
    rotating.close()
    names = sorted(name for name in os.listdir("/tmp") if name.startswith("rotating"))
    assert names == ["rotating.log", "rotating.log.1", "rotating.log.2"], names
    with open("/tmp/rotating.log") as file:
        assert file.read() == "message number 5\n"
    for name in names:
        os.remove("/tmp/" + name)

    class Target(logging.Handler):
        seen = []

        def emit(self, record):
            self.seen.append(record.getMessage())

    Target.seen.clear()
    memory = logging.handlers.MemoryHandler(capacity=10, flushLevel=logging.ERROR, target=Target())
    own.handlers[:] = [memory]
    own.info("kept back")
    assert Target.seen == []
    own.error("lets go")
    assert Target.seen == ["kept back", "lets go"]
    import queue
    records = queue.SimpleQueue()
    own.handlers[:] = [logging.handlers.QueueHandler(records)]
    own.warning("queued %s", "x")
    assert records.get().getMessage() == "queued x"
    return "ok"
