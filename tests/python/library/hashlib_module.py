"""hashlib, hmac, zlib, gzip, base64: digests of known vectors, and compression there and back."""

import base64
import binascii
import gzip
import hashlib
import hmac
import io
import zlib


def handler(event, context):
    # RFC 1321, RFC 3174 and FIPS 180-4: the digests of "abc".
    assert hashlib.md5(b"abc").hexdigest() == "900150983cd24fb0d6963f7d28e17f72"
    assert hashlib.sha1(b"abc").hexdigest() == "a9993e364706816aba3e25717850c26c9cd0d89d"
    assert hashlib.sha256(b"abc").hexdigest() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert hashlib.sha512(b"abc").hexdigest().startswith("ddaf35a193617abacc417349ae204131")
    digest = hashlib.new("sha256")
    digest.update(b"a")
    digest.update(b"bc")
    assert digest.digest() == hashlib.sha256(b"abc").digest() and digest.name == "sha256" and digest.digest_size == 32
    # RFC 4231, test case 2.
    assert hmac.new(b"Jefe", b"what do ya want for nothing?", "sha256").hexdigest() == (
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    )
    assert hmac.compare_digest("a", "a") and not hmac.compare_digest(b"a", b"b")

    data = b"fire and forget " * 1000
    assert zlib.decompress(zlib.compress(data)) == data and len(zlib.compress(data)) < 200
    assert zlib.crc32(b"123456789") == 0xCBF43926 and zlib.adler32(b"Wikipedia") == 0x11E60398
    assert gzip.decompress(gzip.compress(data)) == data
    packed = io.BytesIO()
    with gzip.open(packed, "wt", encoding="utf-8") as lines:
        lines.write("ä\nb\n")
    packed.seek(0)
    with gzip.open(packed, "rt", encoding="utf-8") as lines:
        assert lines.readlines() == ["ä\n", "b\n"]
    try:
        gzip.decompress(b"no gzip at all")
    except gzip.BadGzipFile as error:
        assert "Not a gzipped file" in str(error)

    assert base64.b64encode(b"\xff\xfe?") == b"//4/" and base64.urlsafe_b64encode(b"\xff\xfe?") == b"__4_"
    assert base64.b64decode("aGk=") == b"hi" and base64.b32encode(b"hi") == b"NBUQ====" and base64.b16encode(b"\n") == b"0A"
    try:
        base64.b64decode("a")
    except binascii.Error:
        pass
    else:
        raise AssertionError("no binascii.Error")
    return "ok"
