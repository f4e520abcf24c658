"""hashlib, hmac, base64, gzip, zlib, struct, html, urllib.parse"""
import base64
import gzip
import hashlib
import hmac
import html
import struct
import urllib.parse
import zlib


def handler(event, context):
    assert hashlib.sha256(b"abc").hexdigest() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert hashlib.md5(b"abc").hexdigest() == "900150983cd24fb0d6963f7d28e17f72" and hashlib.new("sha1", b"").digest_size == 20
    assert hashlib.blake2b(b"x", digest_size=4).hexdigest() == hashlib.blake2b(b"x", digest_size=4).hexdigest()
    assert hmac.new(b"key", b"msg", "sha256").hexdigest() == "2d93cbc1be167bcb1637a4a23cbff01a7878f0c50ee833954ea5221bb1b8c628"
    assert base64.b64encode(b"hello") == b"aGVsbG8=" and base64.urlsafe_b64decode("-_8=") == b"\xfb\xff"
    assert base64.b64decode("aGVsbG8=").decode() == "hello" and base64.b32encode(b"a") == b"ME======"
    data = b"line\n" * 1000
    assert gzip.decompress(gzip.compress(data)) == data and zlib.decompress(zlib.compress(data)) == data
    assert zlib.crc32(b"abc") == 891568578 and zlib.adler32(b"abc") == 38600999
    with gzip.open("/tmp/g.gz", "wt") as file:
        file.write("text\n" * 10)
    with gzip.open("/tmp/g.gz", "rt") as file:
        assert sum(1 for _ in file) == 10
    assert struct.pack(">IhB", 1, -2, 3) == b"\x00\x00\x00\x01\xff\xfe\x03" and struct.unpack("<d", bytes(8)) == (0.0,)
    assert struct.calcsize("!4sH") == 6
    assert html.escape("<a href='x'>&") == "&lt;a href=&#x27;x&#x27;&gt;&amp;" and html.unescape("&eacute;&lt;") == "é<"
    assert urllib.parse.quote("a b/é") == "a%20b/%C3%A9" and urllib.parse.unquote_plus("a+b%21") == "a b!"
    assert urllib.parse.parse_qs("a=1&a=2&b=") == {"a": ["1", "2"]} and urllib.parse.urlencode({"q": "x y"}) == "q=x+y"
    url = urllib.parse.urlparse("https://user@host:8080/p/q?x=1#f")
    assert (url.hostname, url.port, url.path, url.query, url.fragment) == ("host", 8080, "/p/q", "x=1", "f")
    assert urllib.parse.urljoin("http://a/b/c", "../d") == "http://a/d"
    return "ok"
