"""urllib.parse: URLs split, joined and put together."""
from urllib.parse import ParseResult, urldefrag, urljoin, urlparse, urlsplit, urlunparse, urlunsplit

from checks import raises


def handler(event, context):
    u = urlparse("https://Ada:pw@Example.com:8080/p/a;x=1?q=1&r#frag")
    assert tuple(u) == ("https", "Ada:pw@Example.com:8080", "/p/a", "x=1", "q=1&r", "frag")
    assert (u.username, u.password, u.hostname, u.port) == ("Ada", "pw", "example.com", 8080)
    assert u.geturl() == "https://Ada:pw@Example.com:8080/p/a;x=1?q=1&r#frag"
    assert repr(urlsplit("s3://bucket/key?v=1")) == "SplitResult(scheme='s3', netloc='bucket', path='/key', query='v=1', fragment='')"
    assert urlsplit("mailto:a@b").path == "a@b" and urlsplit("//host/x").netloc == "host" and urlsplit("/only/path").scheme == ""
    assert urlsplit("HTTP://A").scheme == "http"
    assert urlsplit("http://[::1]:80/").hostname == "::1" and urlsplit("http://h").port is None and urlsplit("http://h/a b").path == "/a b"
    assert urlsplit(" http://h/\nx").geturl() == "http://h/x" and urlparse("x", scheme="ftp").scheme == "ftp"
    assert u._replace(path="/new").geturl().endswith("/new;x=1?q=1&r#frag")
    raises(ValueError, "Port could not be cast to integer value as 'x'", lambda: urlsplit("http://h:x").port)
    raises(ValueError, "Port out of range 0-65535", lambda: urlsplit("http://h:99999").port)
    raises(ValueError, "Invalid IPv6 URL", urlsplit, "http://[::1")
    for base, other, joined in (
        ("http://a/b/c/d?q", "g", "http://a/b/c/g"), ("http://a/b/c/d?q", "./g", "http://a/b/c/g"), ("http://a/b/c/d?q", "../g", "http://a/b/g"), ("http://a/b/c/d?q", "/g", "http://a/g"), ("http://a/b/c/d?q", "//g", "http://g"),
        ("http://a/b/c/d?q", "?y", "http://a/b/c/d?y"), ("http://a/b/c/d?q", "#s", "http://a/b/c/d?q#s"), ("http://a/b/c/d?q", "", "http://a/b/c/d?q"), ("http://a/b/c/d?q", "../../../g", "http://a/g"), ("http://a/b/c/d?q", "g:h", "g:h"), ("http://a", "b", "http://a/b"), ("s3://bucket/a", "b", "b"),
    ):  # RFC 3986, section 5.4
        assert urljoin(base, other) == joined, (base, other, urljoin(base, other))
    assert urlunparse(("http", "h", "/p", "", "q=1", "f")) == "http://h/p?q=1#f" and urlunsplit(("", "", "p", "", "")) == "p"
    assert urldefrag("http://h/p#f") == ("http://h/p", "f") and urlunparse(ParseResult("a", "b", "c", "", "", "")) == "a://b/c"
    assert urlparse(b"http://h/p").netloc == b"h" and urlsplit("http://h/?a=1").query == "a=1"
    assert urlsplit("http://user@h").username == "user" and urlsplit("").geturl() == ""
    raises(TypeError, "Cannot mix str and non-str arguments", urljoin, "a", b"b")
    return "ok"
