"""PEP 750: t-strings are templates, not text."""
from string.templatelib import Interpolation, Template, convert

from checks import raises


def upper(template):
    return "".join(part if isinstance(part, str) else str(part.value).upper() for part in template)


def escaped(template):
    out = []
    for part in template:
        match part:
            case str():
                out.append(part)
            case Interpolation(value, expression, conversion, spec):
                out.append(f"[{expression}|{conversion}|{spec}|{format(convert(value, conversion), spec)}]")
    return "".join(out)


def handler(event, context):
    name, price = "Ada", 2.5
    template = t"Hello {name}!"
    assert type(template) is Template and template.strings == ("Hello ", "!") and template.values == ("Ada",)
    (found,) = template.interpolations
    assert (found.value, found.expression, found.conversion, found.format_spec) == ("Ada", "name", None, "")
    assert upper(template) == "Hello ADA!" and upper(t"{name}{name}") == "ADAADA"
    assert escaped(t"{name!r:>7} costs {price:.2f}") == "[name|r|>7|  'Ada'] costs [price||.2f|2.50]".replace("||", "|None|")
    assert t"".strings == ("",) and t"{1}".strings == ("", "") and list(t"{1}")[0].value == 1
    assert (t"a{1}" + t"b{2}").strings == ("a", "b", "") and t"{1 + 1}".values == (2,)
    width = 5
    assert t"{name:{width}}".interpolations[0].format_spec == "5" and t"{price=}".strings == ("price=", "")
    assert rt"\n{name}".strings == ("\\n", "") and t"{{x}}".strings == ("{x}",) and (t"a" t"b").strings == ("ab",)
    raises(TypeError, 'can only concatenate string.templatelib.Template (not "str") to string.templatelib.Template', lambda: t"a" + "b")
    made = Template("x", Interpolation(5, "five"), "y")
    assert made.strings == ("x", "y") and made.values == (5,)
    assert repr(made) == "Template(strings=('x', 'y'), interpolations=(Interpolation(5, 'five', None, ''),))"
    raises(SyntaxError, None, compile, "t'{}'", "f", "eval")
    raises(SyntaxError, None, compile, "t'a' 'b'", "f", "eval")
    raises(NameError, "name 'missing' is not defined", lambda: t"{missing}")
    return "ok"
