"""copyreg and dis: how objects are taken apart, and code."""
import copy
import copyreg
import dis

from checks import raises


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


class Reduced:
    def __init__(self, n):
        self.n = n

    def __reduce__(self):
        return Reduced, (self.n + 1,)


class Stated:
    def __getstate__(self):
        return {"kept": 1}

    def __setstate__(self, state):
        self.state = state


def handler(event, context):
    assert copy.copy(Reduced(1)).n == 2 and copy.deepcopy(Stated()).state == {"kept": 1}
    copyreg.pickle(Point, lambda p: (Point, (p.x * 10, p.y * 10)))
    try:
        made = copy.copy(Point(1, 2))
        assert (made.x, made.y) == (10, 20) and Point in copyreg.dispatch_table
    finally:
        del copyreg.dispatch_table[Point]
    assert Point(1, 2).__reduce_ex__(2)[0] is copyreg.__newobj__ and Point(1, 2).__reduce_ex__(2)[2] == {"x": 1, "y": 2}
    assert object().__reduce_ex__(4)[1] == (object,)
    raises(TypeError, "reduction functions must be callable", copyreg.pickle, Point, 5)
    code = compile("x = 1\ny = x + 1", "f", "exec")
    assert {i.opname for i in dis.get_instructions(code)} and dis.code_info(handler).splitlines()[0].split() == ["Name:", "handler"]
    assert dis.opname and dis.stack_effect
    assert [line for _, line in dis.findlinestarts(code) if line][-1] == 2
    return "ok"
