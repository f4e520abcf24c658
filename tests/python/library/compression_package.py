"""compression: the package of Python 3.14 with the old modules under new names."""
import compression.gzip
import compression.zlib
import gzip
import zlib


def handler(event, context):
    assert compression.zlib.compress is zlib.compress and compression.gzip.GzipFile is gzip.GzipFile
    assert compression.zlib.crc32(b"hello") == 907060870
    assert compression.gzip.decompress(compression.gzip.compress(b"data")) == b"data" and compression.zlib.error is zlib.error
    assert zlib.MAX_WBITS == 15 and zlib.Z_BEST_COMPRESSION == 9
    return "ok"
