"""base64 and binascii: all bases, padding, errors."""
import base64
import binascii

from checks import raises


def handler(event, context):
    # RFC 4648, section 10.
    vectors = {b"": (b"", b"", b""), b"f": (b"Zg==", b"MY======", b"66"), b"fo": (b"Zm8=", b"MZXQ====", b"666F"), b"foo": (b"Zm9v", b"MZXW6===", b"666F6F"), b"foobar": (b"Zm9vYmFy", b"MZXW6YTBOI======", b"666F6F626172")}
    for plain, (b64, b32, b16) in vectors.items():
        assert base64.b64encode(plain) == b64 and base64.b32encode(plain) == b32 and base64.b16encode(plain) == b16
        assert base64.b64decode(b64) == base64.b32decode(b32) == base64.b16decode(b16) == plain
    assert base64.b64encode(b"\xfb\xff\xfe") == b"+//+" and base64.urlsafe_b64encode(b"\xfb\xff\xfe") == b"-__-"
    assert base64.urlsafe_b64decode("-__-") == b"\xfb\xff\xfe" and base64.b64encode(b"\xfb\xff", altchars=b"@#") == b"@#8="
    assert base64.b64decode("Zm 9v\n!") == b"foo" and base64.b64decode("Zg==Zg==")[:1] == b"f"
    assert base64.b32decode("mzxw6===", casefold=True) == b"foo" and base64.b16decode("666f", casefold=True) == b"fo"
    assert base64.b32hexencode(b"foo") == b"CPNMU==="
    assert base64.b85encode(b"hello") == b"Xk~0{Zv" and base64.b85decode(b"Xk~0{Zv") == b"hello"
    assert base64.a85encode(b"hello") == b"BOu!rDZ" and base64.a85decode(b"BOu!rDZ") == b"hello" and base64.z85encode(b"hello!!!")
    assert base64.z85decode(base64.z85encode(b"hello!!!")) == b"hello!!!"
    assert base64.encodebytes(b"x" * 60).count(b"\n") == 2 and base64.decodebytes(b"Zm9v\n") == b"foo"
    assert base64.standard_b64encode(b"a") == b"YQ=="
    raises(binascii.Error, "Incorrect padding", base64.b64decode, "Zg=")
    raises(binascii.Error, "Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4", base64.b64decode, "Z")
    raises(binascii.Error, "Only base64 data is allowed", base64.b64decode, "Zm9v!", validate=True)
    raises(binascii.Error, "Incorrect padding", base64.b32decode, "MY")
    raises(binascii.Error, "Non-base16 digit found", base64.b16decode, "6g")
    raises(TypeError, "a bytes-like object is required, not 'str'", base64.b64encode, "text")
    raises(ValueError, "string argument should contain only ASCII characters", base64.b64decode, "é")
    assert issubclass(binascii.Error, ValueError) and binascii.hexlify(b"\x01\xab") == b"01ab" and binascii.unhexlify("01AB") == b"\x01\xab"
    assert binascii.hexlify(b"abcd", "-", 2) == b"6162-6364" and binascii.crc32(b"hello") == 907060870
    assert binascii.crc_hqx(b"a", 0) == 31879
    raises(binascii.Error, "Odd-length string", binascii.unhexlify, "abc")
    raises(binascii.Error, "Non-hexadecimal digit found", binascii.unhexlify, "zz")
    assert binascii.b2a_base64(b"a", newline=False) == b"YQ==" and binascii.a2b_base64(b"YQ==") == b"a"
    return "ok"
