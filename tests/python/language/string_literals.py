"""Literals: escapes, raw, bytes, joined, numbers with underscores, line joining."""
from checks import raises


def handler(event, context):
    assert "a\tb\\c\'d\"e\x41\101\u00e9\U0001f600\N{LATIN SMALL LETTER E WITH ACUTE}" == "a	b\\c'd\"eAAé😀é" and len("\a\b\f\v\r\0") == 6 and "\
joined" == "joined"
    assert r"\n\x" == "\\n\\x" and r'a\'b' == "a\\'b" and b"\x00\xff\n" == bytes([0, 255, 10]) and rb"\x" == b"\\x" and Rb"a" == bR"a" and "a" "b" 'c' == "abc" and ("a"
                                                                                                                              "b") == "ab"
    assert """one
two""" == "one\ntwo" and '''it's "x"''' == "it's \"x\"" and """a\
b""" == "ab" and u"x" == "x" and "" == '' and len("\r\n") == 2
    assert 1_000 == 1000 and 0x_FF == 255 and 0b1_0 == 2 and 0O17 == 15 and 1e3 == 1000.0 and 1_0.0_1 == 10.01 and .5 == 0.5 and 5. == 5.0
    assert 1E-2 == 0.01 and 3J == 3j and 0xdeadBEEF == 3735928559
    total = 1 + \
        2
    values = [
        1,  # one
        2,

        3,
    ]
    assert total == 3 and values == [1, 2, 3] and (1,) == tuple([1]) and (1) == 1 and () == tuple()
    x = 1; y = 2; assert (x, y) == (1, 2)
    if x: z = "one line"
    assert z == "one line"
    größe, π, 变量 = 1, 3.14, "v"
    assert größe + 1 == 2 and π > 3 and 变量 == "v" and "größe" in locals()
    ﬁ = 5
    assert fi == 5, "identifiers are compared in normal form"
    raises(SyntaxError, "(unicode error) 'unicodeescape' codec can't decode bytes in position 0-3: truncated \\uXXXX escape", compile, r'"\u12"', "f", "eval")  # differs: Some syntax errors have other words
    raises(SyntaxError, "(unicode error) 'unicodeescape' codec can't decode bytes in position 0-7: unknown Unicode character name", compile, r'"\N{nope}"', "f", "eval")  # differs: Some syntax errors have other words
    raises(SyntaxError, "bytes can only contain ASCII literal characters", compile, 'b"é"', "f", "eval")
    raises(SyntaxError, "cannot mix bytes and nonbytes literals", compile, '"a" b"b"', "f", "eval")
    raises(SyntaxError, "unexpected character after line continuation character", compile, "x = 1 \\ 2", "f", "exec")
    raises(SyntaxError, "invalid hexadecimal literal", compile, "0xg", "f", "eval")
    raises(SyntaxError, "invalid digit '2' in binary literal", compile, "0b12", "f", "eval")
    raises(SyntaxError, "invalid digit '8' in octal literal", compile, "0o8", "f", "eval")
    return "ok"
