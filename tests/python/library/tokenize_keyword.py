"""tokenize, token, keyword, codeop: code as text."""
import codeop
import io
import keyword
import token
import tokenize

from checks import raises


def handler(event, context):
    source = "def f(x):  # note\n    return x + 1.5\n"
    tokens = [(token.tok_name[t.type], t.string) for t in tokenize.generate_tokens(io.StringIO(source).readline)]
    assert tokens == [("NAME", "def"), ("NAME", "f"), ("OP", "("), ("NAME", "x"), ("OP", ")"), ("OP", ":"), ("COMMENT", "# note"), ("NEWLINE", "\n"), ("INDENT", "    "), ("NAME", "return"), ("NAME", "x"), ("OP", "+"), ("NUMBER", "1.5"), ("NEWLINE", "\n"), ("DEDENT", ""), ("ENDMARKER", "")]
    first = next(tokenize.generate_tokens(io.StringIO("abc = 1\n").readline))
    assert first.start == (1, 0) and first.end == (1, 3) and first.line == "abc = 1\n"
    assert tokenize.untokenize([(t.type, t.string) for t in tokenize.generate_tokens(io.StringIO("a=1\n").readline)]).startswith("a ")
    raises(tokenize.TokenError, None, lambda: list(tokenize.generate_tokens(io.StringIO("x = (1,\n").readline)))
    assert tokenize.detect_encoding(io.BytesIO(b"# -*- coding: latin-1 -*-\n").readline)[0] == "iso-8859-1"
    assert tokenize.detect_encoding(io.BytesIO(b"x\n").readline)[0] == "utf-8"
    assert keyword.iskeyword("class") and not keyword.iskeyword("match") and keyword.issoftkeyword("match") and len(keyword.kwlist) == 35
    assert keyword.softkwlist == ["_", "case", "match", "type"]
    assert codeop.compile_command("x = 1") is not None and codeop.compile_command("def f():") is None
    assert codeop.compile_command("(1 +") is None
    raises(SyntaxError, None, codeop.compile_command, "x = = 1")
    assert token.ISNONTERMINAL(256) and token.EXACT_TOKEN_TYPES["+"] == token.PLUS and token.tok_name[token.NAME] == "NAME"
    return "ok"
