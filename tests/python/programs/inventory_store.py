"""A key-value store in /tmp: a mapping of one's own, JSON lines, undo, iteration."""
import json
import os
from collections.abc import MutableMapping
from contextlib import contextmanager
from pathlib import Path

from checks import raises


class Store(MutableMapping):
    def __init__(self, path):
        self.path, self.data = Path(path), {}
        if self.path.exists():
            for line in self.path.read_text().splitlines():
                self._apply(json.loads(line))

    def _apply(self, entry):
        match entry:
            case ["set", key, value]:
                self.data[key] = value
            case ["del", key]:
                del self.data[key]

    def _log(self, *entry):
        with self.path.open("a") as file:
            print(json.dumps(entry), file=file)
        self._apply(list(entry))

    def __getitem__(self, key):
        return self.data[key]

    def __setitem__(self, key, value):
        self._log("set", key, value)

    def __delitem__(self, key):
        if key not in self.data:
            raise KeyError(key)
        self._log("del", key)

    def __iter__(self):
        return iter(self.data)

    def __len__(self):
        return len(self.data)

    @contextmanager
    def transaction(self):
        size, before = self.path.stat().st_size if self.path.exists() else 0, dict(self.data)
        try:
            yield self
        except Exception:
            os.truncate(self.path, size)
            self.data = before
            raise


def handler(event, context):
    path = "/tmp/store.jsonl"
    Path(path).unlink(missing_ok=True)
    store = Store(path)
    store["tea"] = {"count": 5}
    store.update(coffee=1, milk=[1, 2])
    del store["milk"]
    assert dict(store) == {"tea": {"count": 5}, "coffee": 1} and store.pop("coffee") == 1 and store.setdefault("new", 0) == 0
    assert "tea" in store and len(store) == 2
    assert Store(path) == store and list(Store(path)) == ["tea", "new"] and Path(path).read_text().count("\n") == 6
    raises(KeyError, "'nope'", store.pop, "nope")
    raises(KeyError, "'nope'", store.__delitem__, "nope")
    try:
        with store.transaction():
            store["broken"] = 1
            raise RuntimeError("stop")
    except RuntimeError:
        assert "broken" not in store and Store(path) == store
    with store.transaction() as changed:
        changed["kept"] = None
    assert Store(path)["kept"] is None and sorted(store.keys() - {"tea"}) == ["kept", "new"]
    raises(TypeError, "Object of type set is not JSON serializable", store.__setitem__, "x", {1})
    store.clear()
    assert not store and len(Store(path)) == 0
    return "ok"
