"""bytes, bytearray and memoryview."""
from checks import raises


def handler(event, context):
    data = b"hello\x00\xff\n'"
    assert repr(data) == 'b"hello\\x00\\xff\\n\'"' and data[0] == 104 and data[:2] == b"he" and list(b"ab") == [97, 98]
    assert bytes(3) == b"\0\0\0" and bytes([1, 2]) == b"\x01\x02" and bytes("é", "latin-1") == b"\xe9" and bytes(b"x") == b"x"
    assert b"a,b,,c".split(b",") == [b"a", b"b", b"", b"c"] and b" a b ".split() == [b"a", b"b"] and b", ".join([b"a", b"b"]) == b"a, b"
    assert b"abcabc".find(b"c", 3) == 5 and b"abc".find(99) == 2 and b"abc".replace(b"b", b"") == b"ac" and b"aa".count(b"a") == 2
    assert b"Ab".upper() == b"AB" and b"x".center(3, b"-") == b"-x-" and b"7".zfill(3) == b"007" and b"abc".hex("-") == "61-62-63"
    assert bytes.fromhex("DE ad\nbe") == b"\xde\xad\xbe" and b"a-b".partition(b"-") == (b"a", b"-", b"b")
    assert b"%s has %d, %.1f %x %a" % (b"Ada", 3, 1.25, 255, "é") == b"Ada has 3, 1.2 ff '\\xe9'"
    assert b"abc".translate(bytes.maketrans(b"ab", b"xy"), b"c") == b"xy" and b"pre-x".removeprefix(b"pre-") == b"x"
    raises(ValueError, "bytes must be in range(0, 256)", bytes, [256])
    raises(TypeError, "string argument without an encoding", bytes, "a")
    raises(TypeError, "a bytes-like object is required, not 'str'", lambda: b"a".split("a"))
    raises(TypeError, "'bytes' object does not support item assignment", lambda: exec("b''[0] = 1"))
    raises(ValueError, "non-hexadecimal number found in fromhex() arg at position 1", bytes.fromhex, "0g")
    raises(IndexError, "index out of range", lambda: b""[0])

    array = bytearray(b"abc")
    array.append(100)
    array += b"ef"
    array[0:2] = b"XYZ"
    array.insert(0, 33)
    del array[-1]
    assert array == b"!XYZcde" and repr(array) == "bytearray(b'!XYZcde')" and array.pop() == 101 and array.pop(0) == 33
    array.reverse()
    array.extend([1, 2])
    assert bytes(array) == b"dcZYX\x01\x02" and array.copy() == array
    array[::2] = b"...."
    assert array == b".c.Y.\x01."
    raises(ValueError, "byte must be in range(0, 256)", array.append, 256)

    view = memoryview(array)
    view[0:2] = b"zz"
    assert array[:2] == b"zz" and view.nbytes == 7 and view[1:3].tobytes() == b"z." and view.format == "B" and not view.readonly
    assert memoryview(b"abcd").cast("H").tolist() == [0x6261, 0x6463] and memoryview(b"ab") == b"ab"
    raises(TypeError, "cannot modify read-only memory", lambda: exec("m[0] = 1", {"m": memoryview(b"a")}))
    raises(BufferError, "Existing exports of data: object cannot be re-sized", array.append, 1)
    view.release()
    array.append(1)
    assert (b"abc" < b"abd") and b"a" != "a" and hash(b"a") == hash(memoryview(b"a"))
    return "ok"
