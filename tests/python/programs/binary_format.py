"""A binary file with header, records and checksum: struct, zlib, memoryview, iterators."""
import io
import struct
import zlib
from typing import NamedTuple

from checks import raises

HEADER = struct.Struct(">4sHI")
RECORD = struct.Struct(">Id8s")


class Reading(NamedTuple):
    at: int
    value: float
    sensor: str


def write(readings):
    body = b"".join(RECORD.pack(r.at, r.value, r.sensor.encode()) for r in readings)
    return HEADER.pack(b"READ", len(readings), zlib.crc32(body)) + zlib.compress(body)


def read(data):
    magic, count, checksum = HEADER.unpack_from(data)
    if magic != b"READ":
        raise ValueError(f"no readings: {magic!r}")
    body = zlib.decompress(memoryview(data)[HEADER.size:])
    if zlib.crc32(body) != checksum:
        raise ValueError(f"checksum is {zlib.crc32(body):#010x}, not {checksum:#010x}")
    readings = [Reading(at, value, name.rstrip(b"\0").decode()) for at, value, name in RECORD.iter_unpack(body)]
    assert len(readings) == count
    return readings


def handler(event, context):
    readings = [Reading(n, n / 3, f"s{n % 3}é") for n in range(100)]
    data = write(readings)
    assert read(data) == readings and read(bytearray(data))[7] == (7, 7 / 3, "s1é") and data[:4] == b"READ" and HEADER.size == 10
    assert RECORD.size == 20
    assert len(data) < 100 * RECORD.size and data[:6].hex(" ") == "52 45 41 44 00 64"
    broken = bytearray(data)
    broken[6:10] = b"\0\0\0\1"
    error = raises(ValueError, None, read, bytes(broken))
    assert str(error).endswith("not 0x00000001") and len(str(error)) == len("checksum is 0x00000000, not 0x00000001")
    raises(ValueError, "no readings: b'NOPE'", read, b"NOPE" + data[4:])
    raises(struct.error, "unpack_from requires a buffer of at least 10 bytes for unpacking 10 bytes at offset 0 (actual buffer size is 3)", read, b"abc")
    raises(struct.error, None, write, [Reading(-1, 0.0, "x")])
    stream = io.BytesIO(data * 2)
    assert stream.read(len(data)) == stream.read() == data
    assert int.from_bytes(data[4:6]) == 100 and [*struct.unpack(">3B", b"\x01\x02\x03")] == [1, 2, 3]
    return "ok"
