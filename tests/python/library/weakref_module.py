"""weakref: references, finalizers, weak collections."""
import gc
import weakref

from checks import raises


class Thing:
    def __init__(self, name):
        self.name = name

    def method(self):
        return self.name


def handler(event, context):
    thing = Thing("a")
    died = []
    ref = weakref.ref(thing, died.append)
    assert ref() is thing and weakref.getweakrefcount(thing) == 1 and ref == weakref.ref(thing, died.append)
    assert weakref.ref(thing) is weakref.ref(thing) and hash(ref) == hash(thing)
    proxy = weakref.proxy(thing)
    assert proxy.name == "a" and proxy.method() == "a"
    method = weakref.WeakMethod(thing.method)
    assert method()() == "a"
    finished = []
    finalizer = weakref.finalize(thing, finished.append, "gone")
    assert finalizer.alive and finalizer.peek()[0] is thing
    values, keys, members = weakref.WeakValueDictionary(), weakref.WeakKeyDictionary(), weakref.WeakSet()
    values["k"] = thing
    keys[thing] = 1
    members.add(thing)
    assert values["k"] is thing and keys[thing] == 1 and thing in members and len(members) == 1
    del thing
    gc.collect()
    assert ref() is None and died == [ref] and method() is None and finished == ["gone"] and not finalizer.alive
    assert len(values) == 0 and len(keys) == 0 and len(members) == 0 and "k" not in values
    raises(ReferenceError, "weakly-referenced object no longer exists", lambda: proxy.name)
    raises(TypeError, "cannot create weak reference to 'int' object", weakref.ref, 5)
    raises(TypeError, "cannot create weak reference to 'list' object", weakref.ref, [])
    other = Thing("b")
    finalizer = weakref.finalize(other, lambda: finished.append("called"))
    finalizer()
    finalizer()
    assert finished == ["gone", "called"] and repr(weakref.ref(other)).startswith("<weakref at 0x")
    finalizer = weakref.finalize(other, finished.append, "never")
    assert finalizer.detach() is not None and not finalizer.alive
    return "ok"
