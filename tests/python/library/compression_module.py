"""zlib and gzip: known bytes, levels, streams, headers, broken data."""
import gzip
import io
import zlib

from checks import raises


def handler(event, context):
    data = b"hello hello hello " * 50
    assert zlib.decompress(bytes.fromhex("789c4b4c4a06 00024d0127".replace(" ", ""))) == b"abc" and zlib.crc32(b"hello") == 907060870
    assert zlib.adler32(b"hello") == 103547413 and zlib.crc32(b"lo", zlib.crc32(b"hel")) == 907060870
    for level in (0, 1, 6, 9, -1):
        packed = zlib.compress(data, level)
        assert zlib.decompress(packed) == data and (level == 0 or len(packed) < 60), level
    for bits in (15, -15, 31):
        packer = zlib.compressobj(wbits=bits)
        assert zlib.decompress(packer.compress(data) + packer.flush(), wbits=bits) == data
    unpacker = zlib.decompressobj()
    packed = zlib.compress(data) + b"after"
    assert unpacker.decompress(packed, 10) == data[:10] and unpacker.unconsumed_tail and not unpacker.eof
    rest = unpacker.decompress(unpacker.unconsumed_tail)
    assert data[:10] + rest == data and unpacker.eof and unpacker.unused_data == b"after" and unpacker.flush() == b""
    raises(zlib.error, "Error -3 while decompressing data: incorrect header check", zlib.decompress, b"nonsense")  # differs: Some messages of the library are put in other words
    raises(zlib.error, "Error -5 while decompressing data: incomplete or truncated stream", zlib.decompress, zlib.compress(data)[:-5])
    raises(TypeError, "a bytes-like object is required, not 'str'", zlib.compress, "text")
    assert gzip.decompress(gzip.compress(data, mtime=0)) == data and gzip.compress(b"", mtime=0)[:4] == b"\x1f\x8b\x08\x00"
    assert gzip.compress(b"x", mtime=1)[4:8] == b"\x01\0\0\0"
    assert gzip.decompress(gzip.compress(b"one") + gzip.compress(b"two")) == b"onetwo"
    raises(gzip.BadGzipFile, "Not a gzipped file (b'no')", gzip.decompress, b"not gzip")
    raises(EOFError, "Compressed file ended before the end-of-stream marker was reached", gzip.decompress, gzip.compress(data)[:-3])
    broken = bytearray(gzip.compress(data))
    broken[-5] ^= 1
    raises(gzip.BadGzipFile, None, gzip.decompress, bytes(broken))
    with gzip.open("/tmp/x.gz", "wt", encoding="utf-8") as file:
        file.write("é\nsecond\n")
    with gzip.open("/tmp/x.gz", "rt", encoding="utf-8") as file:
        assert file.readlines() == ["é\n", "second\n"]
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", mtime=0, filename="name") as file:
        assert file.write(b"abc") == 3 and file.writable()
    assert b"name\0" in out.getvalue() and gzip.GzipFile(fileobj=io.BytesIO(out.getvalue())).read(2) == b"ab"
    reader = gzip.GzipFile(fileobj=io.BytesIO(gzip.compress(b"line 1\nline 2\n")))
    assert [*reader] == [b"line 1\n", b"line 2\n"] and reader.seek(5) == 5 and reader.read(1) == b"1" and reader.mtime is not None
    with open("/tmp/x.gz", "rb") as file:
        assert zlib.decompress(file.read(), 31) == "é\nsecond\n".encode()
    return "ok"
