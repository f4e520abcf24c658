"""Truth, short circuits, chained comparisons, identity."""
from checks import raises


class Noisy:
    def __init__(self, value, log):
        self.value, self.log = value, log

    def __bool__(self):
        self.log.append(self.value)
        return bool(self.value)


class Empty:
    def __len__(self):
        return 0


class Bad:
    def __bool__(self):
        return 1


def handler(event, context):
    log = []
    result = Noisy(0, log) or Noisy(1, log) or Noisy(2, log)
    assert result.value == 1 and log == [0, 1]
    assert (0 or "") == "" and ([] and 1) == [] and (1 and 2) == 2 and (not 0) is True
    assert not Empty() and bool(object())
    raises(TypeError, "__bool__ should return bool, returned int", bool, Bad())
    assert [bool(v) for v in (0, 0.0, 0j, "", b"", [], {}, set(), range(0), None, False)] == [False] * 11
    assert all(bool(v) for v in ("0", " ", [0], -1, 0.1, float("nan")))
    calls = []

    def middle():
        calls.append(1)
        return 5

    assert 1 < middle() < 10 and len(calls) == 1
    assert not (1 > middle() > zero_division()) and (1 < 2 != 3 == 3.0)
    assert 1 == 1.0 == True and hash(1) == hash(1.0) == hash(True) and {1: "a", True: "b", 1.0: "c"} == {1: "c"}
    nan = float("nan")
    assert nan != nan and nan in [nan] and [nan] == [nan] and not nan < 1
    assert True + True == 2 and isinstance(True, int) and True.__class__ is bool and ~True == -2
    assert (True & False, True | False, True ^ True) == (False, True, False) and repr(True) == "True"
    assert any(x > 2 for x in [1, 2, 3]) and not any([]) and all([])
    assert (lambda: (yield))().__class__.__name__ == "generator"
    assert ("a" if [] else "b") == "b"
    return "ok"


def zero_division():
    return 1 / 0
