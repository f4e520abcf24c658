"""property objects, cached_property, class properties by metaclass, __getattribute__ order."""
import functools

from checks import raises


class Meta(type):
    @property
    def label(cls):
        return cls.__name__.lower()


class Temperature(metaclass=Meta):
    def __init__(self, celsius=0.0):
        self.celsius = celsius

    @property
    def fahrenheit(self):
        """In Fahrenheit."""
        return self.celsius * 9 / 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, value):
        self.celsius = (value - 32) * 5 / 9

    @fahrenheit.deleter
    def fahrenheit(self):
        self.celsius = 0.0

    @functools.cached_property
    def history(self):
        return ["computed"]

    broken = property(lambda self: self.nope)
    write_only = property(None, lambda self, value: setattr(self, "written", value))


class Warm(Temperature):
    @Temperature.fahrenheit.getter
    def fahrenheit(self):
        return super().fahrenheit + 1


class Falls:
    @property
    def a(self):
        raise AttributeError("inner")

    def __getattr__(self, name):
        return f"fallback {name}"


def handler(event, context):
    t = Temperature(100)
    assert t.fahrenheit == 212.0 and Temperature.fahrenheit.__doc__ == "In Fahrenheit." and Temperature.fahrenheit.fget(t) == 212.0
    assert Temperature.label == "temperature" and Warm.label == "warm"
    t.fahrenheit = 32
    assert t.celsius == 0.0
    t.celsius = 5
    del t.fahrenheit
    assert t.celsius == 0.0 and Warm(0).fahrenheit == 33.0
    warm = Warm()
    warm.fahrenheit = 212
    assert warm.celsius == 100.0
    assert "history" not in vars(t) and t.history is t.history and vars(t)["history"] == ["computed"]
    del t.history
    assert "history" not in vars(t)
    raises(AttributeError, "'Temperature' object has no attribute 'nope'", lambda: t.broken)
    raises(AttributeError, "property 'write_only' of 'Temperature' object has no getter", lambda: t.write_only)
    t.write_only = 5
    assert t.written == 5
    raises(AttributeError, "type object 'Temperature' has no attribute 'nope'", lambda: Temperature.nope)
    raises(AttributeError, "'Temperature' object has no attribute 'label'", lambda: t.label)
    assert Falls().a == "fallback a" and Falls().b == "fallback b"
    raises(AttributeError, "property 'label' of 'Meta' object has no setter", setattr, Temperature, "label", 1)
    assert property(doc="d").__doc__ == "d" and isinstance(Temperature.fahrenheit, property)
    assert Temperature.fahrenheit.__name__ == "fahrenheit" and Temperature.__dict__["history"].attrname == "history"

    class Both:
        x = property(lambda self: "property")

    both = Both()
    vars(both)["x"] = "instance"
    assert both.x == "property"

    class Slotted:
        __slots__ = ("a", "__dict__")

    slotted = Slotted()
    slotted.a, slotted.b = 1, 2
    assert vars(slotted) == {"b": 2} and slotted.a == 1
    raises(TypeError, None, lambda: functools.cached_property(lambda self: 1).__get__(type("S", (), {"__slots__": ()})(), object))
    return "ok"
