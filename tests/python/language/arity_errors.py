"""Calls with the wrong number of arguments, in Python's words."""
from checks import raises


def two(a, b):
    return a, b


def optional(a, b=1, *, c):
    return a, b, c


def only_positional(a, /, b):
    return a, b


class Shop:
    def sell(self, what):
        return what

    @classmethod
    def all(cls, x):
        return x

    @staticmethod
    def count(x):
        return x


def handler(event, context):
    five = 5
    raises(TypeError, "two() missing 2 required positional arguments: 'a' and 'b'", two)
    raises(TypeError, "two() missing 1 required positional argument: 'b'", two, 1)
    raises(TypeError, "two() takes 2 positional arguments but 3 were given", two, 1, 2, 3)
    raises(TypeError, "two() got an unexpected keyword argument 'c'", two, 1, 2, c=3)
    raises(TypeError, "two() got multiple values for argument 'a'", two, 1, a=2)
    raises(TypeError, "optional() missing 1 required keyword-only argument: 'c'", optional, 1)
    raises(TypeError, "optional() takes from 1 to 2 positional arguments but 3 were given", optional, 1, 2, 3)
    raises(TypeError, "only_positional() got some positional-only arguments passed as keyword arguments: 'a'",
           lambda: only_positional(a=1, b=2))
    raises(TypeError, "Shop.sell() missing 1 required positional argument: 'what'", Shop().sell)
    raises(TypeError, "Shop.sell() takes 2 positional arguments but 3 were given", Shop().sell, 1, 2)
    raises(TypeError, "Shop.all() missing 1 required positional argument: 'x'", Shop.all)
    raises(TypeError, "Shop.count() missing 1 required positional argument: 'x'", Shop.count)
    raises(TypeError, "Shop() takes no arguments", Shop, 1)
    raises(TypeError, "len() takes exactly one argument (0 given)", len)  # differs: Built-in functions refuse wrong arguments with the same class of error, but often in other words
    raises(TypeError, "object of type 'int' has no len()", len, 3)
    raises(TypeError, "'int' object is not callable", five)
    raises(TypeError, "'NoneType' object is not iterable", lambda: list(None))
    raises(TypeError, "Value after * must be an iterable, not int", lambda: [*1])
    raises(TypeError, "'int' object is not subscriptable", lambda: five[0])
    raises(TypeError, "'tuple' object does not support item assignment", lambda: exec("t = (1,); t[0] = 2"))
    raises(TypeError, "'str' object doesn't support item deletion", lambda: exec("t = 'a'; del t[0]"))
    return "ok"
