"""abc and numbers: abstract classes, registration, the tower of numbers."""
import abc
import numbers
from decimal import Decimal
from fractions import Fraction

from checks import raises


class Store(metaclass=abc.ABCMeta):
    @abc.abstractmethod
    def get(self, key):
        """Get."""

    @classmethod
    @abc.abstractmethod
    def open(cls): ...

    @staticmethod
    @abc.abstractmethod
    def name(): ...

    def twice(self, key):
        return self.get(key) * 2


class Memory(Store):
    def get(self, key):
        return key

    @classmethod
    def open(cls):
        return cls()

    @staticmethod
    def name():
        return "memory"


@Store.register
class Registered:
    pass


def handler(event, context):
    assert Memory.open().twice(4) == 8 and isinstance(Registered(), Store) and issubclass(Registered, Store) and not isinstance(5, Store)
    assert Store.__abstractmethods__ == frozenset({"get", "open", "name"})
    error = raises(TypeError, None, Store)
    assert str(error).endswith("abstract class Store without an implementation for abstract methods 'get', 'name', 'open'")  # differs: The message about a class with abstract methods lacks its first words, “Can't instantiate abstract”
    assert Registered not in Store.__subclasses__() and Memory in Store.__subclasses__() and abc.get_cache_token() is not None
    Half = type("Half", (Store,), {"get": len, "open": len})
    raises(TypeError, None, Half)
    Half.name = lambda: 1
    abc.update_abstractmethods(Half)
    assert isinstance(Half(), Store)
    raises(TypeError, "Can only register classes", Store.register, 5)
    assert isinstance(5, numbers.Integral) and isinstance(True, numbers.Number) and isinstance(1.5, numbers.Real)
    assert not isinstance(1.5, numbers.Rational) and isinstance(1j, numbers.Complex) and isinstance(Fraction(1), numbers.Rational)
    assert isinstance(Decimal(1), numbers.Number) and not isinstance(Decimal(1), numbers.Real)

    class Hooked(abc.ABC):
        @classmethod
        def __subclasshook__(cls, other):
            if cls is Hooked:
                return any("flag" in base.__dict__ for base in other.__mro__) or NotImplemented
            return NotImplemented

    class Flagged:
        flag = 1

    assert issubclass(Flagged, Hooked) and not issubclass(int, Hooked)

    class WithProperty(abc.ABC):
        @property
        @abc.abstractmethod
        def value(self): ...

        @value.setter
        def value(self, new): ...

    raises(TypeError, None, WithProperty)
    assert WithProperty.value.__isabstractmethod__
    return "ok"
