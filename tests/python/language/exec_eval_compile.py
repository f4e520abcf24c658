"""exec, eval and compile: modes, namespaces, flags, results."""
from checks import raises


def handler(event, context):
    scope = {"n": 2}
    exec("def add(m):\n    global total\n    total = n + m\n    return total\nvalue = add(3)", scope)
    assert scope["value"] == 5 == scope["total"] and "__builtins__" in scope and scope["add"].__module__ is None
    local = {}
    exec("a = 1\nb = [a for _ in range(2)]", {}, local)
    assert local == {"a": 1, "b": [1, 1]}
    x = 10
    assert eval("x + 1") == 11 and eval("x", {"x": 5}) == 5 and eval("[x * i for i in range(2)]") == [0, 10] and exec("x = 99") is None
    assert x == 10
    code = compile("y = 1\ny + 1", "<mine>", "exec")
    assert code.co_filename == "<mine>" and code.co_name == "<module>" and code.co_consts and eval(code) is None
    assert eval(compile("1 + 2 * 3", "", "eval")) == 7 and eval("  \t5") == 5 and eval("(yield_ := 5)") == 5 and eval(b"1 + 1") == 2
    raises(SyntaxError, None, compile, "x = 1", "f", "eval")
    raises(ValueError, "compile() mode must be 'exec', 'eval' or 'single'", compile, "1", "f", "wrong")
    raises(TypeError, "exec() arg 1 must be a string, bytes or code object", exec, 5)  # differs: Built-in functions refuse wrong arguments with the same class of error, but often in other words
    raises(TypeError, None, eval, "1", 5)
    raises(NameError, "name 'len' is not defined", eval, "len([])", {"__builtins__": {}})
    assert eval("len([1])", {"__builtins__": {"len": lambda x: "mine"}}) == "mine"
    error = raises(ZeroDivisionError, "division by zero", exec, compile("\n\n1 / 0", "<three>", "exec"))
    last = error.__traceback__
    while last.tb_next:
        last = last.tb_next
    assert last.tb_lineno == 3 and last.tb_frame.f_code.co_filename == "<three>"
    assert compile("assert False", "f", "exec", optimize=1) and exec(compile("assert False", "f", "exec", optimize=1)) is None
    raises(AssertionError, "", exec, "assert False")
    namespace = {}
    exec("class A:\n    '''Doc.'''\n    x: int = 1\n", namespace)
    assert namespace["A"].__doc__ == "Doc." and namespace["A"].x == 1 and namespace["A"].__annotations__ == {"x": int}

    class Tracing(dict):
        def __missing__(self, key):
            return f"<{key}>"

    assert eval("foo + bar", {}, Tracing()) == "<foo><bar>"
    assert (lambda: sorted(locals()))() == [] and sorted((lambda a, b=1: locals())(5)) == ["a", "b"] and "scope" in locals()
    assert globals() is handler.__globals__
    return "ok"
