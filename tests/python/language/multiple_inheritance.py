"""MRO, super, mixins, abstract methods, isinstance."""
import abc

from checks import raises


class Base:
    def __init__(self, **rest):
        self.trail = ["Base"]

    def who(self):
        return "Base"


class Left(Base):
    def __init__(self, left=None, **rest):
        super().__init__(**rest)
        self.trail.append("Left")

    def who(self):
        return "Left>" + super().who()


class Right(Base):
    def __init__(self, **rest):
        super().__init__(**rest)
        self.trail.append("Right")

    def who(self):
        return "Right>" + super().who()


class Both(Left, Right):
    @classmethod
    def made(cls):
        return super().__new__(cls)

    def who(self):
        return "Both>" + super(Both, self).who()


class Shape(abc.ABC):
    @property
    @abc.abstractmethod
    def area(self): ...

    @abc.abstractmethod
    def name(self):
        return "shape"


class Square(Shape):
    area = 4

    def name(self):
        return "square " + super().name()


def handler(event, context):
    both = Both(left=1)
    assert both.trail == ["Base", "Right", "Left"] and both.who() == "Both>Left>Right>Base"
    assert [c.__name__ for c in Both.__mro__] == ["Both", "Left", "Right", "Base", "object"] and Both.mro() == list(Both.__mro__)
    assert isinstance(both, (int, Right)) and issubclass(Both, Base | int) and isinstance(1, int | str) and type(Both.made()) is Both
    raises(TypeError, "Cannot create a consistent method resolution order (MRO) for bases Base, Left", lambda: type("X", (Base, Left), {}))
    raises(TypeError, "Can't instantiate abstract class Shape without an implementation for abstract methods 'area', 'name'", Shape)  # differs: The message about a class with abstract methods lacks its first words, “Can't instantiate abstract”
    raises(TypeError, "Can't instantiate abstract class Half without an implementation for abstract method 'name'", type("Half", (Shape,), {"area": 1}))  # differs: The message about a class with abstract methods lacks its first words, “Can't instantiate abstract”
    assert Square().name() == "square shape" and Shape.__abstractmethods__ == {"area", "name"}
    raises(TypeError, "isinstance() arg 2 must be a type, a tuple of types, or a union", isinstance, 1, 5)
    raises(TypeError, "issubclass() arg 1 must be a class", issubclass, 1, int)
    raises(TypeError, "duplicate base class Base", lambda: type("X", (Base, Base), {}))
    assert super(Left, both).who() == "Right>Base" and repr(super(Left, both)) == f"<super: <class 'Left'>, <Both object>>"
    raises(RuntimeError, "super(): no arguments", lambda: exec("def f(): return super()\nf()"))
    raises(TypeError, "super(type, obj): obj (instance of int) is not an instance or subtype of type (Left).", lambda: super(Left, 5))
    raises(AttributeError, "'super' object has no attribute 'nope'", lambda: super(Left, both).nope)

    class Quack(abc.ABC):
        @classmethod
        def __subclasshook__(cls, other):
            return hasattr(other, "quack") or NotImplemented

    assert isinstance(type("Duck", (), {"quack": 1})(), Quack) and not isinstance(5, Quack)
    Quack.register(int)
    assert isinstance(5, Quack) and issubclass(bool, Quack)
    both.__class__ = Left
    assert both.who() == "Left>Base"
    return "ok"
