"""Decorators with and without arguments, on functions, methods and classes."""
import functools

from checks import raises


def logged(function):
    @functools.wraps(function)
    def wrapper(*arguments, **named):
        wrapper.calls += 1
        return function(*arguments, **named)

    wrapper.calls = 0
    return wrapper


def times(n):
    def decorate(function):
        return lambda *arguments: function(*arguments) * n
    return decorate


class Cached:
    def __init__(self, function):
        self.function, self.known = function, {}
        functools.update_wrapper(self, function)

    def __call__(self, n):
        if n not in self.known:
            self.known[n] = self.function(n)
        return self.known[n]

    def __get__(self, instance, owner):
        return self if instance is None else functools.partial(self, instance)


@logged
def greet(name: str, *, loud=False) -> str:
    """Says hello."""
    return f"Hello {name}{'!' if loud else ''}"


@times(2)
@times(3)
def word():
    return "a"


@Cached
def slow(n):
    """Slow."""
    return n * n


def handler(event, context):
    before = greet.calls
    assert greet("Ada", loud=True) == "Hello Ada!" and greet.calls == before + 1
    assert greet.__name__ == "greet" and greet.__doc__ == "Says hello." and greet.__wrapped__.__kwdefaults__ == {"loud": False}
    assert word() == "aaaaaa" and slow(4) == 16 == slow(4) and slow.known == {4: 16} and slow.__doc__ == "Slow."
    order = []

    def mark(name):
        order.append("make " + name)

        def apply(function):
            order.append("apply " + name)
            return function
        return apply

    @mark("outer")
    @mark("inner")
    def plain():
        pass

    assert order == ["make outer", "make inner", "apply inner", "apply outer"]

    class Numbers:
        @staticmethod
        def plus(a, b):
            return a + b

        @classmethod
        def make(cls):
            return cls()

        @functools.cached_property
        def expensive(self):
            order.append("computed")
            return 42

    numbers = Numbers.make()
    assert numbers.plus(1, 2) == 3 == Numbers.plus(1, 2) and (numbers.expensive, numbers.expensive) == (42, 42)
    assert order.count("computed") == 1
    assert numbers.__dict__ == {"expensive": 42}

    buttons = [lambda f: f]

    @buttons[0]
    def pressed():
        return 1

    assert pressed() == 1
    raises(TypeError, "'NoneType' object is not callable", lambda: exec("@None\ndef f(): pass"))
    return "ok"
