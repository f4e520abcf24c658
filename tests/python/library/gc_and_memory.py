"""Objects that go: __del__, reference cycles, gc."""
import gc
import weakref


class Loud:
    log = []

    def __init__(self, name):
        self.name = name

    def __del__(self):
        Loud.log.append(self.name)


def makes():
    local = Loud("local")
    return local.name


def handler(event, context):
    Loud.log.clear()
    assert makes() == "local" and Loud.log == ["local"], "what nobody refers to goes at once"
    thing = Loud("deleted")
    alias = thing
    del thing
    assert Loud.log == ["local"]
    del alias
    assert Loud.log[-1] == "deleted"
    rebound = Loud("first")
    rebound = Loud("second")
    assert Loud.log[-1] == "first"
    rebound = None
    assert Loud.log[-1] == "second"
    one, two = Loud("one"), Loud("two")
    one.other, two.other = two, one
    watch = weakref.ref(one)
    del one, two
    gc.collect()
    assert watch() is None and sorted(Loud.log[-2:]) == ["one", "two"], "cycles are found"
    items = [Loud(n) for n in "abc"]
    items.clear()
    assert sorted(Loud.log[-3:]) == ["a", "b", "c"]
    assert gc.isenabled() and isinstance(gc.collect(), int) and len(gc.get_threshold()) == 3 and gc.is_tracked([]) and not gc.is_tracked(5)
    gc.disable()
    assert not gc.isenabled()
    gc.enable()

    def generator():
        try:
            yield 1
        finally:
            Loud.log.append("generator")

    g = generator()
    next(g)
    del g
    assert Loud.log[-1] == "generator"
    try:
        raise ValueError
    except ValueError as error:
        kept = Loud("in handler")
    del kept
    assert Loud.log[-1] == "in handler"
    return "ok"
