"""contextvars: variables, tokens, copied contexts, tasks."""
import asyncio
import contextvars

from checks import raises

request = contextvars.ContextVar("request", default="none")
unset = contextvars.ContextVar("unset")


async def child(name, seen):
    request.set(name)
    await asyncio.sleep(0)
    seen.append(request.get())


async def parent():
    seen = []
    request.set("parent")
    await asyncio.gather(child("a", seen), child("b", seen))
    return seen, request.get()


def handler(event, context):
    assert request.get() == "none" and request.name == "request" and unset.get("fallback") == "fallback"
    raises(LookupError, None, unset.get)
    token = request.set("one")
    assert request.get() == "one" and token.old_value is contextvars.Token.MISSING and token.var is request
    second = request.set("two")
    assert second.old_value == "one"
    request.reset(second)
    assert request.get() == "one"
    raises(RuntimeError, None, request.reset, second)
    raises(ValueError, None, unset.reset, token)
    request.reset(token)
    assert request.get() == "none"
    copied = contextvars.copy_context()

    def inside(value):
        request.set(value)
        return request.get(), contextvars.copy_context()[request]

    assert copied.run(inside, "in") == ("in", "in") and request.get() == "none" and copied[request] == "in" and request in copied
    assert copied.get(unset) is None
    raises(RuntimeError, None, copied.run, copied.run, print)
    assert contextvars.Context().run(request.get) == "none" and len(contextvars.Context()) == 0 and list(copied.keys())[-1:]
    assert copied.copy()[request] == "in"
    assert asyncio.run(parent()) == (["a", "b"], "parent") and request.get() == "none"
    with request.set("with"):
        assert request.get() == "with"
    assert request.get() == "none"
    return "ok"
