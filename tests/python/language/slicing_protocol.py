"""Slices as objects, __getitem__ with slices and tuples, Ellipsis, slices of str and bytes."""
from checks import raises


class Spy:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        self.last = (key, value)

    def __delitem__(self, key):
        self.last = ("del", key)


class Five:
    def __index__(self):
        return 5


def handler(event, context):
    spy = Spy()
    assert spy[1:2] == slice(1, 2) and spy[::2] == slice(None, None, 2) and spy[1:2, ...] == (slice(1, 2), Ellipsis) and spy[()] == ()
    assert spy[1,] == (1,)
    assert spy[*range(2), 5] == (0, 1, 5) and spy["a":"b"] == slice("a", "b")
    spy[1:3] = "new"
    assert spy.last == (slice(1, 3), "new")
    del spy[0]
    assert spy.last == ("del", 0)
    text = "hello world"
    assert text[-5:] == "world" and text[:-6] == "hello" and text[::-1] == "dlrow olleh" and text[4:1:-1] == "oll" and text[100:] == ""
    assert text[-100:2] == "he"
    assert text[::5] == "h d" and text[Five()] == " " and text[-1:-4:-2] == "dr" and [*range(10)][Five():] == [5, 6, 7, 8, 9]
    raises(IndexError, "string index out of range", lambda: text[50])
    raises(TypeError, "string indices must be integers, not 'str'", lambda: text["a"])
    raises(TypeError, "tuple indices must be integers or slices, not str", lambda: (1,)["a"])
    raises(TypeError, "list indices must be integers or slices, not float", lambda: [1][1.0])
    raises(ValueError, "slice step cannot be zero", lambda: text[::0])
    raises(TypeError, "'str' object does not support item assignment", lambda: exec("t[0] = 'x'", {"t": text}))
    raises(TypeError, "'NoneType' object is not subscriptable", lambda: None[0])
    raises(TypeError, "type 'int' is not subscriptable", lambda: int[0])
    raises(TypeError, "'NoneType' object does not support item assignment", lambda: exec("t[0] = 'x'", {"t": None}))
    assert slice(10, 0, -3).indices(8) == (7, 0, -3) and slice(None).indices(3) == (0, 3, 1) and slice(-2, None).indices(5) == (3, 5, 1)
    assert slice(1, 2, 3).start == 1 and slice(5).stop == 5 and slice(5).step is None and {slice(1): "hashable"}[slice(1)] == "hashable"
    raises(TypeError, "slice expected at least 1 argument, got 0", slice)
    assert [1, 2, 3][-1:0:-1] == [3, 2] and (1, 2, 3)[::2] == (1, 3) and b"abc"[::-1] == b"cba" and range(10)[2:8:3] == range(2, 8, 3)
    return "ok"
