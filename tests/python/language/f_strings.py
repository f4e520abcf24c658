"""f-strings: expressions, nesting, =, conversions, quotes."""
from checks import raises


def handler(event, context):
    name, items, table = "Ada", [1, 2], {"k": "v"}
    assert f"{name=} {name!r} {name!s:>5} {len(items) = } {items[0]+1=:03}" == "name='Ada' 'Ada'   Ada len(items) = 2 items[0]+1=002"
    assert f"{table["k"]} {', '.join(f"{i:>{i + 1}}" for i in items)}" == "v  1,   2"
    assert f"{{}} {{{name}}} {'{'}" == "{} {Ada} {"
    assert f"{(lambda x: x * 2)(3)} {[i for i in items if i > 1]} {name if items else None}" == "6 [2] Ada"
    assert f"""{
        name  # a comment
        .lower()
    }""" == "ada"
    assert f"{'a\nb'}" == "a\nb" and rf"\d{name}\n" == "\\dAda\\n" and f"\N{EURO SIGN}{name[0]}\u00e9\x41" == "€AéA"
    assert f"{name!a} {'é'!a}" == "'Ada' '\\xe9'" and f"{'a' 'b'}" f"{1}" "c" == "ab1c"
    assert f"{1:{'>'}{5}}" == "    1" and f"{3.0:{'.1f' if items else ''}}" == "3.0"
    assert f"{f"{f"{1}"}"}" == "1" and f"{ {"a": 1}["a"] }" == "1" and f"{(x := 5)} {x}" == "5 5"
    assert f"{name:}" == "Ada" and f"{''!r}" == "''" and f"{None} {True} {...}" == "None True Ellipsis"
    assert f'{"nested 'quotes' \"too\""}' == "nested 'quotes' \"too\""
    assert f"{1 == 1} {1 != 2} {3 >= 2}" == "True True True" and f"{name=!s}" == "name=Ada" and f"{ name = }" == " name = 'Ada'"

    async def later():
        return f"{await now()}"

    async def now():
        return "now"

    try:
        later().send(None)
    except StopIteration as stop:
        assert stop.value == "now"
    for bad in ("f'{'", "f'{}'", "f'}'", "f'{a!z}'", "f'{a b}'", "f'{*a}'  'x' f'{'"):
        raises(SyntaxError, None, compile, bad, "f", "eval")
    raises(NameError, "name 'missing' is not defined", lambda: f"{missing}")
    raises(SyntaxError, "f-string: valid expression required before '}'", compile, "f'{}'", "f", "eval")
    raises(SyntaxError, "f-string: single '}' is not allowed", compile, "f'}'", "f", "eval")
    return "ok"
