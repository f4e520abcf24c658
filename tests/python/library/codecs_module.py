"""codecs: looking up, incremental work, files, byte order marks."""
import codecs
import io

from checks import raises


def handler(event, context):
    info = codecs.lookup("utf8")
    assert info.encode("é") == (b"\xc3\xa9", 1)  # differs: The encoder of `codecs.lookup` counts bytes, not characters
    assert info.name == "utf-8" and info.decode(b"\xc3\xa9") == ("é", 2) and codecs.lookup("LATIN1").name == "iso8859-1"
    assert codecs.lookup("us-ascii").name == "ascii"
    raises(LookupError, "unknown encoding: nope", codecs.lookup, "nope")
    encoder = codecs.getincrementalencoder("utf-16")()
    assert encoder.encode("a") == b"\xff\xfea\0" and encoder.encode("b") == b"b\0"
    assert list(codecs.iterdecode([b"\xe2", b"\x82", b"\xac!"], "utf-8")) == ["€!"]
    assert list(codecs.iterencode(["é", "a"], "latin-1")) == [b"\xe9", b"a"]
    assert codecs.BOM_UTF8 == b"\xef\xbb\xbf" and codecs.BOM_UTF16_LE == b"\xff\xfe" and codecs.encode("a b", "rot_13") == "n o"
    assert codecs.decode("6162", "hex") == b"ab" and codecs.encode(b"ab", "base64") == b"YWI=\n"
    reader = codecs.getreader("utf-8")(io.BytesIO("é\n€\n".encode()))
    assert reader.readline() == "é\n" and reader.read() == "€\n"
    out = io.BytesIO()
    writer = codecs.getwriter("utf-8-sig")(out)
    writer.write("x")
    assert out.getvalue() == b"\xef\xbb\xbfx"
    with codecs.open("/tmp/codec.txt", "w", "latin-1") as file:
        file.write("é\r\n")
    with open("/tmp/codec.txt", "rb") as file:
        assert file.read() == b"\xe9\r\n"
    with open("/tmp/codec.txt", encoding="latin-1", errors="strict") as file:
        assert file.read() == "é\n"
    raises(UnicodeDecodeError, "'utf-8' codec can't decode byte 0xe9 in position 0: invalid continuation byte", open("/tmp/codec.txt", encoding="utf-8").read)
    assert codecs.lookup_error("strict") is codecs.strict_errors
    assert codecs.ignore_errors(UnicodeDecodeError("a", b"x", 0, 1, "r")) == ("", 1)
    assert codecs.replace_errors(UnicodeEncodeError("a", "é", 0, 1, "r")) == ("?", 1)
    raises(LookupError, "unknown error handler name 'none'", codecs.lookup_error, "none")
    assert codecs.escape_decode(rb"a\n\x41")[0] == b"a\nA" and codecs.charmap_build("ab")
    return "ok"
