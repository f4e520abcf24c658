"""ast: trees of code, literals, printing back."""
import ast

from checks import raises


class Names(ast.NodeVisitor):
    def __init__(self):
        self.seen = []

    def visit_Name(self, node):
        self.seen.append((node.id, type(node.ctx).__name__))


class Doubles(ast.NodeTransformer):
    def visit_Constant(self, node):
        return ast.copy_location(ast.Constant(node.value * 2), node) if isinstance(node.value, int) else node


def handler(event, context):
    assert ast.literal_eval("{'a': [1, -2.5, (3,), None, True, b'x', 1+2j]}") == {"a": [1, -2.5, (3,), None, True, b"x", 1 + 2j]}
    assert ast.literal_eval(" {1, 2}") == {1, 2} and ast.literal_eval("set()") == set()
    raises(ValueError, None, ast.literal_eval, "f(1)")
    raises(ValueError, None, ast.literal_eval, "1 + 2")
    raises(SyntaxError, "invalid syntax", ast.literal_eval, "1 +")
    tree = ast.parse("x = y + 1\nprint(x)")
    names = Names()
    names.visit(tree)
    assert names.seen == [("x", "Store"), ("y", "Load"), ("print", "Load"), ("x", "Load")]
    assert [type(n).__name__ for n in tree.body] == ["Assign", "Expr"]
    assert ast.dump(ast.parse("a.b(1, *c, k=2)", mode="eval")) == "Expression(body=Call(func=Attribute(value=Name(id='a', ctx=Load()), attr='b', ctx=Load()), args=[Constant(value=1), Starred(value=Name(id='c', ctx=Load()), ctx=Load())], keywords=[keyword(arg='k', value=Constant(value=2))]))"
    assert eval(compile(ast.fix_missing_locations(Doubles().visit(ast.parse("3 + 4", mode="eval"))), "f", "eval")) == 14
    for source in ("def f(a, /, b=1, *c, d, **e) -> int:\n    return [x for x in a if x]", "with a as b, c:\n    pass", "match x:\n    case {'k': [1, *_]} | None:\n        pass", "try:\n    pass\nexcept* E as e:\n    raise\nelse:\n    pass", "async def g[T](x: T):\n    yield (await x)", "lambda *a: (a := 1)", "x = f'{a!r:>{w}} b'", "a[1:2, ::3] @= ~b ** (-c)"):
        assert ast.unparse(ast.parse(source)) == source, ast.unparse(ast.parse(source))
    node = tree.body[1].value
    assert (node.lineno, node.col_offset, node.end_lineno, node.end_col_offset) == (2, 0, 2, 8)
    assert ast.get_source_segment("x = y + 1\nprint(x)", node) == "print(x)" and ast.get_docstring(ast.parse('"""Doc."""')) == "Doc."
    assert sum(isinstance(n, ast.Name) for n in ast.walk(tree)) == 4 and isinstance(ast.parse("1", mode="eval").body, ast.Constant)
    assert ast.Constant(5).value == 5 and [f for f, _ in ast.iter_fields(ast.Name("a", ast.Load()))] == ["id", "ctx"]
    return "ok"
