"""Unicode: code points, cases, normal forms by hand, encodings and their error handlers."""
import codecs

from checks import raises


def handler(event, context):
    assert len("😀é") == 2 and ord("😀") == 0x1F600 and chr(233) == "é" and "\N{SNOWMAN}" == "☃" and "\u00e9" == "é" and "e\u0301" != "é"
    raises(ValueError, "chr() arg not in range(0x110000)", chr, 0x110000)
    raises(TypeError, "ord() expected a character, but string of length 2 found", ord, "ab")
    raises(TypeError, "ord() expected string of length 1, but int found", ord, 1)
    assert "ß".upper() == "SS" and "ﬁ".upper() == "FI" and "İ".lower() == "i̇" and "ΑΣ".lower() == "ας" and "Straße".casefold() == "strasse"
    assert "ǆ".title() == "ǅ"
    assert "É".lower() == "é" and "éa".capitalize() == "Éa" and "ÀÉ".swapcase() == "àé" and "١٢".isdecimal() and int("١٢") == 12
    assert "é€😀".encode() == b"\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80" and b"\xf0\x9f\x98\x80".decode() == "😀"
    assert "é😀".encode("utf-16-le") == b"\xe9\x00=\xd8\x00\xde" and "é".encode("utf-16") == b"\xff\xfe\xe9\x00"
    assert "a".encode("utf-32-be") == b"\0\0\0a"
    assert "a€".encode("cp1252") == b"a\x80" and b"\x80".decode("cp1252") == "€"
    assert "é".encode("latin-1") == b"\xe9" and "a".encode("utf-8-sig") == b"\xef\xbb\xbfa"
    assert b"\xef\xbb\xbfa".decode("utf-8-sig") == "a" and b"\xef\xbb\xbfa".decode() == "\ufeffa"
    assert "é".encode("cp437") == b"\x82" and "€".encode("iso8859-15") == b"\xa4"
    assert "é€".encode("ascii", "ignore") == b"" and "é€".encode("ascii", "replace") == b"??"
    assert "é€".encode("ascii", "xmlcharrefreplace") == b"&#233;&#8364;"
    assert "é😀".encode("ascii", "backslashreplace") == b"\\xe9\\U0001f600"
    assert "é".encode("ascii", "namereplace") == b"\\N{LATIN SMALL LETTER E WITH ACUTE}"
    assert b"a\xffb".decode(errors="ignore") == "ab" and b"a\xffb".decode(errors="replace") == "a\ufffdb"
    assert b"\xff".decode(errors="backslashreplace") == "\\xff"
    assert b"\xff\x80".decode(errors="surrogateescape") == "\udcff\udc80" and "\udcff".encode(errors="surrogateescape") == b"\xff"
    assert "\ud800".encode(errors="surrogatepass") == b"\xed\xa0\x80"
    assert b"\xe2\x82".decode(errors="replace") == "\ufffd" and b"\xf0\x9f\x41".decode(errors="replace") == "\ufffdA"
    raises(UnicodeDecodeError, "'utf-8' codec can't decode bytes in position 0-1: unexpected end of data", b"\xe2\x82".decode)
    raises(UnicodeDecodeError, "'utf-8' codec can't decode byte 0xe2 in position 0: invalid continuation byte", b"\xe2A".decode)
    raises(UnicodeDecodeError, "'ascii' codec can't decode byte 0xc3 in position 1: ordinal not in range(128)", b"a\xc3".decode, "ascii")
    raises(UnicodeEncodeError, "'utf-8' codec can't encode character '\\ud800' in position 0: surrogates not allowed", "\ud800".encode)
    raises(LookupError, "unknown encoding: nope", "a".encode, "nope")
    raises(LookupError, "unknown error handler name 'nope'", "é".encode, "ascii", "nope")
    raises(UnicodeDecodeError, "'utf-16-le' codec can't decode byte 0x00 in position 0: truncated data", b"\x00".decode, "utf-16-le")
    assert codecs.encode("abc", "rot13") == "nop" and codecs.encode(b"a", "hex") == b"61"
    assert codecs.decode("Zg==".encode(), "base64") == b"f"
    assert "a\\n\\u00e9".encode().decode("unicode_escape") == "a\né" and "é\n".encode("unicode_escape") == b"\\xe9\\n"
    assert codecs.lookup("UTF8").name == "utf-8"
    decoder = codecs.getincrementaldecoder("utf-8")()
    assert decoder.decode(b"\xe2\x82") == "" and decoder.decode(b"\xac", final=True) == "€"
    codecs.register_error("stars", lambda error: ("*" * (error.end - error.start), error.end))
    assert "aéé".encode("ascii", "stars") == b"a**"
    assert "日本".center(6, "-") == "--日本--" and "日本"[::-1] == "本日" and "".join(reversed("né")) == "én" and "e\u0301"[::-1] == "\u0301e"
    return "ok"
