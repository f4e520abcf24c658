"""os.environ: a mapping of text, changed for this process."""
import os

from checks import raises


def handler(event, context):
    env = os.environ
    env["A_NAME"] = "a value"
    assert env["A_NAME"] == os.getenv("A_NAME") == env.get("A_NAME") == "a value" and "A_NAME" in env
    assert os.environb[b"A_NAME"] == b"a value"
    raises(KeyError, "'NOT_THERE'", lambda: env["NOT_THERE"])
    raises(TypeError, "str expected, not int", env.__setitem__, "A_NAME", 5)
    raises(TypeError, "str expected, not int", env.__getitem__, 5)
    raises(ValueError, "embedded null byte", env.__setitem__, "OTHER", "a\0b")
    raises(ValueError, "illegal environment variable name", env.__setitem__, "A=B", "x")
    assert os.getenv("NOT_THERE") is None and os.getenv("NOT_THERE", "d") == "d" and env.get("NOT_THERE", 5) == 5
    env.update({"B_NAME": "1"}, C_NAME="2")
    env |= {"D_NAME": "3"}
    assert [env.pop(name) for name in ("B_NAME", "C_NAME", "D_NAME")] == ["1", "2", "3"] and env.setdefault("E_NAME", "e") == "e"
    del env["E_NAME"]
    copy = dict(env)
    copy["A_NAME"] = "other"
    assert env["A_NAME"] == "a value" and env.copy()["A_NAME"] == "a value" and type(env.copy()) is dict and len(env) == len(list(env))
    assert repr(env).startswith("environ({")
    os.putenv("PUT_NAME", "x")
    assert "PUT_NAME" not in env
    env["UNI"] = "é€"
    assert env["UNI"] == "é€" and int(env.setdefault("NUMBER", "5")) + 1 == 6
    for name in ("UNI", "NUMBER", "A_NAME"):
        del env[name]
    raises(KeyError, "'A_NAME'", env.__delitem__, "A_NAME")
    return "ok"
