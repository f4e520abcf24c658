"""SyntaxError: the words and the place, as Lambda shows them in Runtime.UserCodeSyntaxError."""
from checks import raises


def refused(code):
    try:
        compile(code, "app.py", "exec")
    except SyntaxError as error:
        return f"{type(error).__name__}: {error}"
    raise AssertionError(f"compiled: {code}")


def same(code, words):
    said = refused(code)
    assert said == words, said


def handler(event, context):
    same("x = (1", "SyntaxError: '(' was never closed (app.py, line 1)")
    same("x = 1)", "SyntaxError: unmatched ')' (app.py, line 1)")
    same("x = (1]", "SyntaxError: closing parenthesis ']' does not match opening parenthesis '(' (app.py, line 1)")
    same("def f()\n    pass", "SyntaxError: expected ':' (app.py, line 1)")
    same("if x = 1:\n    pass", "SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='? (app.py, line 1)")
    same("def f():\npass", "IndentationError: expected an indented block after function definition on line 1 (app.py, line 2)")
    same("if 1:\nx = 1", "IndentationError: expected an indented block after 'if' statement on line 1 (app.py, line 2)")
    same("x = 1\n  y = 2", "IndentationError: unexpected indent (app.py, line 2)")  # differs: Some syntax errors have other words
    same("if 1:\n    x\n  y", "IndentationError: unindent does not match any outer indentation level (app.py, line 3)")
    same("if 1:\n\tx\n        y", "TabError: inconsistent use of tabs and spaces in indentation (app.py, line 3)")
    same("return 1", "SyntaxError: 'return' outside function (app.py, line 1)")
    same("yield 1", "SyntaxError: 'yield' outside function (app.py, line 1)")
    same("await x", "SyntaxError: 'await' outside function (app.py, line 1)")
    same("def f():\n    await x", "SyntaxError: 'await' outside async function (app.py, line 2)")
    same("break", "SyntaxError: 'break' outside loop (app.py, line 1)")
    same("continue", "SyntaxError: 'continue' not properly in loop (app.py, line 1)")
    same("1 = x", "SyntaxError: cannot assign to literal here. Maybe you meant '==' instead of '='? (app.py, line 1)")
    same("f() = 1", "SyntaxError: cannot assign to function call here. Maybe you meant '==' instead of '='? (app.py, line 1)")
    same("None = 1", "SyntaxError: cannot assign to None (app.py, line 1)")
    same("print 'x'", "SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)? (app.py, line 1)")
    same("x = 'abc", "SyntaxError: unterminated string literal (detected at line 1) (app.py, line 1)")
    same('x = """abc', "SyntaxError: unterminated triple-quoted string literal (detected at line 1) (app.py, line 1)")
    same("f(a=1, 2)", "SyntaxError: positional argument follows keyword argument (app.py, line 1)")
    same("f(a=1, a=2)", "SyntaxError: keyword argument repeated: a (app.py, line 1)")
    same("def f(a, a): pass", "SyntaxError: duplicate argument 'a' in function definition (app.py, line 1)")
    same("def f(a=1, b): pass", "SyntaxError: parameter without a default follows parameter with a default (app.py, line 1)")
    same("class", "SyntaxError: invalid syntax (app.py, line 1)")
    same("for = 1", "SyntaxError: invalid syntax (app.py, line 1)")
    same("x = 08", "SyntaxError: leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers (app.py, line 1)")
    same("x = 1__0", "SyntaxError: invalid decimal literal (app.py, line 1)")
    same("x = 5a", "SyntaxError: invalid decimal literal (app.py, line 1)")
    same("x = a b", "SyntaxError: invalid syntax (app.py, line 1)")
    same("x = [a b]", "SyntaxError: invalid syntax. Perhaps you forgot a comma? (app.py, line 1)")
    same("x = {'a': 1 'b': 2}", "SyntaxError: invalid syntax. Perhaps you forgot a comma? (app.py, line 1)")  # differs: Some syntax errors have other words
    same("x = €", "SyntaxError: invalid character '€' (U+20AC) (app.py, line 1)")  # differs: Some syntax errors have other words
    same("x = 1 ? 2", "SyntaxError: invalid syntax (app.py, line 1)")
    same("import a.b as", "SyntaxError: invalid syntax (app.py, line 1)")  # differs: Some syntax errors have other words
    same("from x import", "SyntaxError: Expected one or more names after 'import' (app.py, line 1)")
    same("else:\n    pass", "SyntaxError: invalid syntax (app.py, line 1)")
    same("lambda x: = 1", "SyntaxError: invalid syntax (app.py, line 1)")
    same("a, b += 1", "SyntaxError: 'tuple' is an illegal expression for augmented assignment (app.py, line 1)")
    same("def f(:\n    pass", "SyntaxError: invalid syntax (app.py, line 1)")  # differs: Some syntax errors have other words
    error = raises(SyntaxError, None, compile, "a\nx = (1 +\n", "other.py", "exec")
    assert (error.filename, error.lineno) == ("other.py", 2) and error.text.startswith("x = (1 +")
    return "ok"
