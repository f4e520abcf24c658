"""Descriptors: data and not, binding of methods, __slots__."""
from checks import raises


class Positive:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner=None):
        return self if instance is None else getattr(instance, self.name, 0)

    def __set__(self, instance, value):
        if value < 0:
            raise ValueError(f"{self.name[1:]} must not be negative")
        setattr(instance, self.name, value)

    def __delete__(self, instance):
        delattr(instance, self.name)


class Once:
    def __get__(self, instance, owner):
        instance.__dict__["value"] = 1
        return "computed"


class Product:
    price = Positive()
    value = Once()

    def describe(self):
        return f"for {self.price}"


class Slim:
    __slots__ = ("x", "y")

    def __init__(self, x):
        self.x = x


def handler(event, context):
    product = Product()
    assert product.price == 0
    product.price = 5
    assert product.price == 5 and product.__dict__ == {"_price": 5} and Product.price is Product.__dict__["price"]
    raises(ValueError, "price must not be negative", setattr, product, "price", -1)
    product.__dict__["price"] = 99
    assert product.price == 5, "a data descriptor wins over the instance"
    del product.price
    assert product.price == 0
    assert product.value == "computed" and product.value == 1, "the instance wins over a plain descriptor"

    method = product.describe
    assert method.__self__ is product and method.__func__ is Product.describe and method() == "for 0"
    assert Product.describe(product) == "for 0" and product.describe == product.describe and method.__name__ == "describe"
    raises(AttributeError, "'method' object has no attribute 'x' and no __dict__ for setting new attributes", setattr, method, "x", 1)
    bound = Product.__dict__["describe"].__get__(product)
    assert bound() == "for 0"

    slim = Slim(1)
    raises(AttributeError, "'Slim' object has no attribute 'z' and no __dict__ for setting new attributes", setattr, slim, "z", 1)
    raises(AttributeError, f"'{__name__}.Slim' object has no attribute 'y'", lambda: slim.y)
    assert not hasattr(slim, "__dict__") and Slim.x.__name__ == "x" and slim.x == 1
    raises(ValueError, "'a' in __slots__ conflicts with class variable", lambda: type("Bad", (), {"__slots__": ["a"], "a": 1}))

    class Roomy(Slim):
        pass

    roomy = Roomy(2)
    roomy.z = 3
    assert roomy.__dict__ == {"z": 3} and roomy.x == 2

    class Getter:
        def __getattribute__(self, name):
            return f"got {name}"

    assert Getter().anything == "got anything" and Getter().__class__ == "got __class__" and type(Getter()) is Getter
    return "ok"
