"""hashlib and hmac: published vectors, streaming, errors."""
import hashlib
import hmac
import io

from checks import raises


def handler(event, context):
    # FIPS 180-4 and RFC 1321: the hashes of "abc".
    vectors = {
        "md5": "900150983cd24fb0d6963f7d28e17f72",
        "sha1": "a9993e364706816aba3e25717850c26c9cd0d89d",
        "sha224": "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7",
        "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "sha384": "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7",
        "sha512": "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
        "sha3_256": "3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532",
        "sha3_512": "b751850b1a57168a5693cd924b6b096e08f621827444f70d884f5d0240d2712e10e116e9192af3c91a7ec57647e3934057340b4cf408d5a56592f8274eec53f0",
        "blake2b": "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d17d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923",
        "blake2s": "508c5e8c327c14e2e1a72ba34eeb452f37458b209ed63a294d999b4c86675982",
    }
    for name, expected in vectors.items():
        assert hashlib.new(name, b"abc").hexdigest() == expected == getattr(hashlib, name)(b"abc").hexdigest(), name
        assert name in hashlib.algorithms_guaranteed and hashlib.new(name).name == name
    h = hashlib.sha256()
    h.update(b"a")
    copy = h.copy()
    h.update(bytearray(b"b"))
    h.update(memoryview(b"c"))
    assert h.hexdigest() == vectors["sha256"] and copy.hexdigest() == hashlib.sha256(b"a").hexdigest()
    assert (h.digest_size, h.block_size, h.name) == (32, 64, "sha256") and h.digest() == bytes.fromhex(vectors["sha256"])
    assert hashlib.shake_128(b"").hexdigest(8) == "7f9c2ba4e88f827d"
    assert hashlib.file_digest(io.BytesIO(b"abc"), "sha256").hexdigest() == vectors["sha256"]
    assert hashlib.md5(b"x", usedforsecurity=False).digest_size == 16
    raises(TypeError, "Strings must be encoded before hashing", hashlib.sha256, "text")  # differs: Some messages of the library are put in other words
    raises(TypeError, "Strings must be encoded before hashing", hashlib.md5().update, "text")  # differs: Some messages of the library are put in other words
    raises(ValueError, "unsupported hash type nope", hashlib.new, "nope")
    # RFC 4231, test case 2.
    assert hmac.new(b"Jefe", b"what do ya want for nothing?", "sha256").hexdigest() == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    mac = hmac.new(b"k", digestmod=hashlib.sha1)
    mac.update(b"m")
    assert mac.digest() == hmac.digest(b"k", b"m", "sha1") and mac.name == "hmac-sha1"
    assert hmac.compare_digest(mac.hexdigest(), mac.copy().hexdigest()) and not hmac.compare_digest(b"a", b"b")
    raises(TypeError, "Missing required argument 'digestmod'.", hmac.new, b"k", b"m")
    raises(TypeError, "comparing strings with non-ASCII characters is not supported", hmac.compare_digest, "é", "é")
    return "ok"
