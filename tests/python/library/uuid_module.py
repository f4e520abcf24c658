"""uuid: versions, forms, names."""
import uuid

from checks import raises


def handler(event, context):
    u = uuid.UUID("12345678-1234-5678-9234-567812345678")
    assert str(u) == "12345678-1234-5678-9234-567812345678" and repr(u) == "UUID('12345678-1234-5678-9234-567812345678')"
    assert u.hex == "12345678123456789234567812345678" and u.int == int(u.hex, 16) and u.bytes.hex() == u.hex
    assert u == uuid.UUID(hex="{12345678123456789234567812345678}") == uuid.UUID("urn:uuid:" + str(u)) == uuid.UUID(bytes=u.bytes) == uuid.UUID(int=u.int) == uuid.UUID(fields=u.fields) == uuid.UUID(bytes_le=u.bytes_le)
    assert u.urn == "urn:uuid:" + str(u) and u.version == 5 and u.variant == uuid.RFC_4122 and u.time_low == 0x12345678
    assert u.node == 0x567812345678 and hash(u) == hash(uuid.UUID(u.hex)) and {u: 1}[uuid.UUID(u.hex)] == 1
    assert sorted([uuid.UUID(int=2), uuid.UUID(int=1)])[0].int == 1 and uuid.UUID(int=1) < uuid.UUID(int=2)
    assert f"{uuid.UUID(int=5)}"[-4:] == "0005" and int(uuid.UUID(int=5)) == 5
    assert str(uuid.uuid3(uuid.NAMESPACE_DNS, "python.org")) == "6fa459ea-ee8a-3ca4-894e-db77e160355e"
    assert str(uuid.uuid5(uuid.NAMESPACE_DNS, "python.org")) == "886313e1-3b8a-5372-9b90-0c9aee199e5d"
    assert uuid.uuid5(uuid.NAMESPACE_URL, "x") == uuid.uuid5(uuid.NAMESPACE_URL, b"x")
    assert str(uuid.NAMESPACE_URL) == "6ba7b811-9dad-11d1-80b4-00c04fd430c8"
    assert len({uuid.uuid4() for _ in range(100)}) == 100
    assert all(uuid.uuid4().version == 4 and str(uuid.uuid4())[19] in "89ab" for _ in range(20))
    one, two = uuid.uuid7(), uuid.uuid7()
    assert one.version == 7 and one < two and uuid.uuid8(1, 2, 3).version == 8 and uuid.uuid6(node=5, clock_seq=1).version == 6
    assert uuid.NIL.int == 0 and uuid.MAX.hex == "f" * 32
    raises(ValueError, "badly formed hexadecimal UUID string", uuid.UUID, "xyz")
    raises(ValueError, "invalid literal for int() with base 16: 'zz345678123456789234567812345678'", uuid.UUID, "zz345678123456789234567812345678")
    raises(TypeError, "one of the hex, bytes, bytes_le, fields, or int arguments must be given", uuid.UUID)
    raises(ValueError, "bytes is not a 16-char string", uuid.UUID, bytes=b"x")
    raises(ValueError, "int is out of range (need a 128-bit value)", uuid.UUID, int=-1)
    raises(TypeError, "UUID objects are immutable", setattr, u, "int", 5)
    raises(TypeError, "'<' not supported between instances of 'UUID' and 'str'", lambda: u < "a")
    assert u != str(u) and uuid.UUID(int=0, version=4).version == 4
    return "ok"
