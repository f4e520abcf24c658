"""An encoding that nothing has asked for before, and no import of codecs or encodings."""


def handler(event, context):
    assert "é".encode("utf-16") == b"\xff\xfe\xe9\0" and b"\xe9\0".decode("utf-16-le") == "é"
    assert "a".encode("utf-8-sig") == b"\xef\xbb\xbfa"
    assert b"\\u00e9".decode("unicode_escape") == "é" and b"\\u00e9".decode("raw_unicode_escape") == "é"
    try:
        "a".encode("no such encoding")
    except LookupError as error:
        assert str(error) == "unknown encoding: no such encoding"  # differs: Some messages of the library are put in other words
    return "ok"
