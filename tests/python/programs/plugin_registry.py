"""A registry that fills itself: __init_subclass__, descriptors, class decorators, generic types, typing at run time."""
import functools
import inspect
from typing import ClassVar, Protocol, get_type_hints, runtime_checkable

from checks import raises


@runtime_checkable
class Runs(Protocol):
    def run(self, **settings) -> str: ...


class Plugin:
    registry: ClassVar[dict[str, type]] = {}

    def __init_subclass__(cls, *, name=None, **rest):
        super().__init_subclass__(**rest)
        key = name or cls.__name__.lower()
        if key in Plugin.registry and Plugin.registry[key].__qualname__ != cls.__qualname__:
            raise TypeError(f"two plugins named {key!r}")
        Plugin.registry[key] = cls


class Typed:
    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner):
        return self if instance is None else instance.__dict__.get(self.name, self.default(owner))

    def default(self, owner):
        return get_type_hints(owner)[self.name]()

    def __set__(self, instance, value):
        wanted = get_type_hints(type(instance))[self.name]
        if not isinstance(value, wanted):
            raise TypeError(f"{self.name} must be {wanted.__name__}, not {type(value).__name__}")
        instance.__dict__[self.name] = value


def counts_calls(cls):
    for name, function in inspect.getmembers(cls, inspect.isfunction):
        if not name.startswith("_"):
            @functools.wraps(function)
            def wrapper(self, *arguments, _function=function, **named):
                self.calls += 1
                return _function(self, *arguments, **named)
            setattr(cls, name, wrapper)
    return cls


@counts_calls
class Greeter(Plugin, name="greet"):
    word: str = Typed()
    calls: int = Typed()

    def run(self, **settings):
        return f"{self.word or 'Hello'} {settings.get('who', 'you')}"


class Silent(Plugin):
    run = None


def handler(event, context):
    assert {name: cls.__name__ for name, cls in Plugin.registry.items() if name in ("greet", "silent")} == {"greet": "Greeter", "silent": "Silent"}
    greeter = Plugin.registry["greet"]()
    assert greeter.run() == "Hello you" and greeter.calls == 1
    greeter.word = "Hi"
    assert greeter.run(who="Ada") == "Hi Ada" and greeter.calls == 2 and vars(greeter) == {"calls": 2, "word": "Hi"}
    raises(TypeError, "word must be str, not int", setattr, greeter, "word", 5)
    assert isinstance(greeter, Runs) and not isinstance(Silent(), Runs) and not isinstance(5, Runs) and isinstance(Greeter.word, Typed)
    assert get_type_hints(Greeter)["calls"] is int
    raises(TypeError, "two plugins named 'silent'", lambda: type("Other", (Plugin,), {}, name="silent"))
    assert str(inspect.signature(Greeter.run)) == "(self, **settings)" and Greeter.run.__wrapped__.__name__ == "run"
    return "ok"
