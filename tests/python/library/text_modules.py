"""string, textwrap, html, pprint, urllib.parse, struct."""

import html
import pprint
import string
import struct
import textwrap
from urllib.parse import parse_qs, quote, quote_plus, unquote, unquote_plus, urlencode, urljoin, urlparse, urlsplit


def handler(event, context):
    assert string.Template("$who pays ${what}").substitute(who="Ada", what="tea") == "Ada pays tea"
    try:
        string.Template("$who").substitute()
    except KeyError as error:
        assert error.args == ("who",)
    assert string.ascii_lowercase[:3] == "abc" and string.capwords("a bc") == "A Bc" and string.punctuation[0] == "!"
    assert textwrap.wrap("one two three", 7) == ["one two", "three"]
    assert textwrap.dedent("  a\n    b\n") == "a\n  b\n" and textwrap.shorten("one two three", 10) == "one [...]"
    assert textwrap.indent("a\nb", "> ") == "> a\n> b"
    assert html.escape('<a href="x">&') == "&lt;a href=&quot;x&quot;&gt;&amp;" and html.unescape("&lt;&eacute;&#8364;") == "<é€"
    assert pprint.pformat({"b": 1, "a": [2, 3]}) == "{'a': [2, 3], 'b': 1}"

    # S3 events hold keys as forms do: https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
    assert unquote_plus("in/my+file%281%29.csv") == "in/my file(1).csv" and unquote("a+b%20c") == "a+b c"
    assert quote("a/b c") == "a/b%20c" and quote_plus("a/b c") == "a%2Fb+c"
    url = urlparse("https://ada@example.com:8080/p/a;x?q=1&q=2#top")
    assert (url.scheme, url.hostname, url.port, url.path, url.query, url.fragment) == ("https", "example.com", 8080, "/p/a", "q=1&q=2", "top")
    assert parse_qs(url.query) == {"q": ["1", "2"]} and urlencode({"a": "b c", "n": 1}) == "a=b+c&n=1"
    assert urljoin("https://a.example/x/y", "../z") == "https://a.example/z" and urlsplit("s3://bucket/key").netloc == "bucket"

    assert struct.pack(">HI", 1, 2) == b"\x00\x01\x00\x00\x00\x02" and struct.unpack("<i", b"\xff\xff\xff\xff") == (-1,)
    assert struct.calcsize("<BQ") == 9 and struct.pack("<d", 1.5) == b"\x00\x00\x00\x00\x00\x00\xf8?"
    try:
        struct.unpack(">H", b"\x00")
    except struct.error as error:
        assert str(error) == "unpack requires a buffer of 2 bytes"
    return "ok"
