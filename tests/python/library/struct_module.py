"""struct: formats, byte orders, alignment, errors."""
import struct

from checks import raises


def handler(event, context):
    assert struct.pack(">bBhHiIqQ", -1, 255, -2, 65535, -3, 4294967295, -4, 5).hex() == "ffff" + "fffe" + "ffff" + "fffffffd" + "ffffffff" + "fffffffffffffffc" + "0000000000000005"
    assert struct.pack("<hI", 1, 2) == b"\x01\0\x02\0\0\0" and struct.pack("!H", 258) == b"\x01\x02"
    assert struct.pack("=i", 1) == b"\x01\0\0\0" and struct.calcsize("@bi") == 8 and struct.calcsize("=bi") == 5
    assert struct.pack(">f", 1.5) == b"?\xc0\0\0" and struct.pack("<d", -2.0) == b"\0" * 7 + b"\xc0" and struct.pack(">e", 0.5) == b"8\0"
    assert struct.unpack(">f", b"?\x9e\x06R")[0] == 1.2345678806304932
    assert struct.pack("5s3s", b"ab", b"abcd") == b"ab\0\0\0abc" and struct.pack("4p", b"abcdef") == b"\x03abc"
    assert struct.pack("c?x", b"a", True) == b"a\x01\0" and struct.pack("3h", 1, 2, 3) == struct.pack("hhh", 1, 2, 3)
    assert struct.unpack("<bh", b"\xff\x01\x00") == (-1, 1) and struct.unpack("2s?", b"ab\x00") == (b"ab", False)
    assert struct.unpack_from("<H", b"\0\0\x05\0", 2) == (5,) and list(struct.iter_unpack("<H", b"\x01\0\x02\0")) == [(1,), (2,)]
    buffer = bytearray(4)
    struct.pack_into("<H", buffer, 1, 513)
    assert buffer == b"\0\x01\x02\0"
    form = struct.Struct("<iB")
    assert form.size == 5 and form.format == "<iB" and form.unpack(form.pack(-5, 6)) == (-5, 6)
    raises(struct.error, "unpack requires a buffer of 4 bytes", struct.unpack, "<i", b"ab")
    raises(struct.error, "pack expected 2 items for packing (got 1)", struct.pack, "<ii", 1)
    raises(struct.error, "bad char in struct format", struct.pack, "y", 1)
    raises(struct.error, "required argument is not an integer", struct.pack, "<i", 1.5)
    raises(struct.error, "'B' format requires 0 <= number <= 255", struct.pack, "<B", 256)
    raises(struct.error, "'h' format requires -32768 <= number <= 32767", struct.pack, "<h", 40000)
    raises(struct.error, "argument for 's' must be a bytes object", struct.pack, "3s", "abc")  # differs: `struct.pack` refuses a text in place of bytes with `TypeError`
    raises(struct.error, "char format requires a bytes object of length 1", struct.pack, "c", b"ab")
    raises(struct.error, "unpack_from requires a buffer of at least 6 bytes for unpacking 2 bytes at offset 4 (actual buffer size is 4)", struct.unpack_from, "<H", b"\0\0\0\0", 4)
    raises(struct.error, "iterative unpacking requires a buffer of a multiple of 2 bytes", struct.iter_unpack, "<H", b"abc")
    raises(OverflowError, "float too large to pack with f format", struct.pack, "<f", 1e40)
    return "ok"
