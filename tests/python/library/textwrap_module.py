"""textwrap: wrap, fill, shorten, dedent, indent."""
import textwrap

from checks import raises


def handler(event, context):
    text = "The quick brown fox jumped over the lazy dog. It was well-known."
    assert textwrap.wrap(text, 20) == ["The quick brown fox", "jumped over the lazy", "dog. It was well-", "known."]
    assert textwrap.fill("a b c", 3) == "a b\nc" and textwrap.wrap("") == []
    assert textwrap.wrap(text, 20, break_on_hyphens=False)[2:] == ["dog. It was", "well-known."]
    assert textwrap.wrap("abcdefghij", 4) == ["abcd", "efgh", "ij"]
    assert textwrap.wrap("abcdefghij kl", 4, break_long_words=False) == ["abcdefghij", "kl"]
    assert textwrap.wrap("a b c d", 5, initial_indent="* ", subsequent_indent="  ") == ["* a b", "  c d"]
    assert textwrap.wrap("one two three four", 9, max_lines=2, placeholder=" …") == ["one two", "three …"]
    assert textwrap.wrap("a\tb\nc", 20) == ["a       b c"] and textwrap.wrap("a  b", 20, drop_whitespace=False) == ["a  b"]
    assert textwrap.wrap("x\n\ny", 5, replace_whitespace=False) == ["x\n\ny"]
    assert textwrap.shorten("Hello  world of words", 11) == "Hello [...]" and textwrap.shorten("short", 10) == "short"
    assert textwrap.shorten("Hello world", 8, placeholder="…") == "Hello…"
    raises(ValueError, "placeholder too large for max width", textwrap.shorten, "Hello world", 3)
    raises(ValueError, "invalid width 0 (must be > 0)", textwrap.wrap, "a", 0)
    assert textwrap.dedent("    a\n      b\n    c\n") == "a\n  b\nc\n" and textwrap.dedent("\ta\n    b") == "\ta\n    b"
    assert textwrap.dedent("  a\n\n  b\n   \n") == "a\n\nb\n\n" and textwrap.dedent("a\n  b") == "a\n  b"
    assert textwrap.indent("a\n\nb\n", "> ") == "> a\n\n> b\n" and textwrap.indent("a\n\nb", "> ", lambda line: True) == "> a\n> \n> b"
    wrapper = textwrap.TextWrapper(width=10, fix_sentence_endings=True, expand_tabs=False)
    assert wrapper.fill("End. New one here.") == "End.  New\none here." and wrapper.wrap("hello there you") == ["hello", "there you"]
    code = """\
        def f():
            return 1
    """
    assert textwrap.dedent(code) == "def f():\n    return 1\n"
    return "ok"
