"""A tiny template language: re, generators, nested scopes, errors with line numbers."""
import html
import re

from checks import raises

TAG = re.compile(r"{{\s*(?P<expr>[\w.]+)(?:\|(?P<filter>\w+))?\s*}}|{%\s*(?P<kind>for|endfor|if|endif)\s*(?P<rest>.*?)\s*%}")
FILTERS = {"upper": str.upper, "raw": lambda text: text, "length": lambda value: str(len(value))}


class TemplateError(Exception):
    pass


def lookup(scope, dotted):
    value = scope
    for part in dotted.split("."):
        value = value[part] if isinstance(value, dict) else value[int(part)] if part.isdigit() else getattr(value, part)
    return value


def render(template, scope):
    def block(position, scope, until):
        out = []
        while match := TAG.search(template, position):
            out.append(template[position:match.start()])
            position = match.end()
            kind = match["kind"]
            if kind is None:
                value = lookup(scope, match["expr"])
                name = match["filter"]
                out.append(FILTERS[name](value) if name else html.escape(str(value)))
            elif kind == until:
                return "".join(out), position
            elif kind == "for":
                name, _, source = match["rest"].partition(" in ")
                end, start = position, position
                for item in lookup(scope, source):
                    text, end = block(start, {**scope, name: item}, "endfor")
                    out.append(text)
                position = end
            elif kind == "if":
                text, position = block(position, scope, "endif")
                out.append(text if lookup(scope, match["rest"]) else "")
            else:
                raise TemplateError(f"line {template.count(chr(10), 0, match.start()) + 1}: unexpected {kind}")
        if until:
            raise TemplateError(f"{until} is missing")
        return "".join(out) + template[position:], len(template)

    return block(0, scope, None)[0]


def handler(event, context):
    scope = {"name": "<Ada>", "items": [{"n": "tea", "price": 2.5}, {"n": "milk", "price": 1}], "vip": False, "z": 3 + 4j}
    assert render("Hello {{ name }} {{name|raw}} {{ name|upper }}!", scope) == "Hello &lt;Ada&gt; <Ada> <ADA>!"
    assert render("{% for i in items %}- {{i.n}}: {{i.price}}\n{% endfor %}{{items|length}}", scope) == "- tea: 2.5\n- milk: 1\n2"
    assert render("a{% if vip %}secret {{ name }}{% endif %}b {{items.0.n}} {{z.imag}}", scope) == "ab tea 4.0"
    raises(TemplateError, "line 2: unexpected endif", render, "x\n{% endif %}", scope)
    raises(TemplateError, "endfor is missing", render, "{% for i in items %}", scope)
    raises(KeyError, "'nope'", render, "{{ nope }}", scope)
    raises(AttributeError, "'str' object has no attribute 'x'", render, "{{ name.x }}", scope)
    return "ok"
