"""operator: functions for operators."""
import operator as op

from checks import raises


class Shop:
    name = "tea"

    class owner:
        city = "Bern"

    def price(self, n, tax=0):
        return n + tax


def handler(event, context):
    assert op.itemgetter(1)("abc") == "b" and op.itemgetter(0, 2)("abc") == ("a", "c") and op.itemgetter("k")({"k": 5}) == 5
    assert op.itemgetter(slice(1, None))("abc") == "bc"
    assert op.attrgetter("name")(Shop()) == "tea" and op.attrgetter("owner.city", "name")(Shop()) == ("Bern", "tea")
    assert op.methodcaller("price", 2, tax=1)(Shop()) == 3 and op.methodcaller("upper")("a") == "A"
    assert repr(op.itemgetter(1)) == "operator.itemgetter(1)" and repr(op.attrgetter("a", "b")) == "operator.attrgetter('a', 'b')"
    assert repr(op.methodcaller("f", 1, x=2)) == "operator.methodcaller('f', 1, x=2)"
    assert (op.add(1, 2), op.sub(1, 2), op.mul("a", 3), op.truediv(1, 2), op.floordiv(7, 2), op.mod(7, 3), op.pow(2, 3), op.neg(1), op.pos(-1), op.invert(1), op.abs(-2)) == (3, -1, "aaa", 0.5, 3, 1, 8, -1, -1, -2, 2)
    assert (op.lt(1, 2), op.le(2, 2), op.eq(1, 1.0), op.ne(1, 2), op.gt(1, 2), op.ge(2, 2), op.not_(0), op.truth([]), op.is_(None, None), op.is_not(1, None), op.is_none(None)) == (True, True, True, True, False, True, True, False, True, True, True)
    assert (op.and_(6, 3), op.or_(6, 1), op.xor(6, 3), op.lshift(1, 4), op.rshift(16, 2), op.concat([1], [2]), op.contains("abc", "b"), op.countOf([1, 2, 1], 1), op.indexOf([5, 6], 6), op.length_hint([1, 2])) == (2, 7, 5, 16, 4, [1, 2], True, 2, 1, 2)
    items = [1, 2, 3]
    op.setitem(items, 0, 9)
    op.delitem(items, 1)
    assert items == [9, 3] and op.getitem(items, 1) == 3 and op.iadd(items, [4]) is items and items == [9, 3, 4] and op.index(True) == 1
    assert op.call(len, "ab") == 2 and op.matmul.__name__ == "matmul"
    assert sorted([{"a": 2}, {"a": 1}], key=op.itemgetter("a")) == [{"a": 1}, {"a": 2}] and list(map(op.mul, [1, 2], [3, 4])) == [3, 8]
    raises(KeyError, "'zz'", op.itemgetter("zz"), {})
    raises(AttributeError, "type object 'owner' has no attribute 'x'", op.attrgetter("owner.x"), Shop())
    raises(TypeError, "attribute name must be a string", op.attrgetter, 5)
    raises(TypeError, "itemgetter expected 1 argument, got 0", op.itemgetter)
    raises(ValueError, "sequence.index(x): x not in sequence", op.indexOf, [1], 5)
    raises(TypeError, "'float' object cannot be interpreted as an integer", op.index, 1.5)
    return "ok"
