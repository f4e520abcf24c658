"""What happens when a class is made: __set_name__, __init_subclass__, metaclasses, __prepare__."""
from checks import raises


class Field:
    def __set_name__(self, owner, name):
        self.place = f"{owner.__name__}.{name}"


class Plugin:
    known = []

    def __init_subclass__(cls, /, label=None, **rest):
        super().__init_subclass__(**rest)
        Plugin.known.append((cls.__name__, label))


class Ordered(type):
    @classmethod
    def __prepare__(meta, name, bases, **named):
        return {"prepared": named}

    def __new__(meta, name, bases, space, **named):
        space["upper"] = [key for key in space if key.isupper()]
        return super().__new__(meta, name, bases, space)

    def __init__(cls, name, bases, space, **named):
        super().__init__(name, bases, space)

    def __call__(cls, *arguments):
        made = super().__call__(*arguments)
        made.counted = True
        return made

    def __len__(cls):
        return 42


class Model(metaclass=Ordered, option=1):
    B = 1
    A = 2
    small = 3
    field = Field()


def handler(event, context):
    assert Model.upper == ["B", "A"] and Model.prepared == {"option": 1} and len(Model) == 42 and Model().counted
    assert Model.field.place == "Model.field" and type(Model) is Ordered
    del Plugin.known[:]

    class One(Plugin, label="x"):
        pass

    class Two(One):
        pass

    assert Plugin.known == [("One", "x"), ("Two", None)] and Plugin.__subclasses__()[-1] is One
    Made = type("Made", (Plugin,), {"x": 5, "twice": lambda self: self.x * 2})
    assert Made().twice() == 10 and Made.__bases__ == (Plugin,)
    raises(TypeError, "Plain.__init_subclass__() takes no keyword arguments", lambda: type("Plain", (), {}, x=1))  # differs: Built-in functions refuse wrong arguments with the same class of error, but often in other words
    raises(TypeError, "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
           lambda: type("Both", (Model, type("Other", (type,), {})("O", (), {})), {}))
    raises(TypeError, "type 'bool' is not an acceptable base type", lambda: type("B", (bool,), {}))

    def decorate(cls):
        cls.tag = "decorated"
        return cls

    @decorate
    class Tagged:
        names = [name for name in "ab"]
        doubled = [name + other for name in names for other in "x"]

    assert Tagged.tag == "decorated" and Tagged.doubled == ["ax", "bx"] and not hasattr(Tagged, "name")
    assert isinstance(Model, type) and issubclass(Ordered, type)
    return "ok"
