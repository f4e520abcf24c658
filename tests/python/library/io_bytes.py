"""io: BytesIO, buffered readers and writers, raw files."""
import io

from checks import raises


class Slow(io.RawIOBase):
    """Gives at most three bytes at a time."""

    def __init__(self, data):
        self.data = data

    def readable(self):
        return True

    def readinto(self, buffer):
        size = min(3, len(buffer))
        part, self.data = self.data[:size], self.data[size:]
        buffer[:len(part)] = part
        return len(part)


def handler(event, context):
    data = io.BytesIO(b"hello")
    assert data.read(2) == b"he" and data.tell() == 2 and data.seek(-1, 2) == 4 and data.read() == b"o" and data.write(b"!!") == 2
    assert data.getvalue() == b"hello!!"
    assert data.seek(1) == 1 and data.readinto(buffer := bytearray(3)) == 3 and buffer == b"ell" and data.truncate(2) == 2
    assert data.getvalue() == b"he" and bytes(data.getbuffer()) == b"he"
    data.seek(5)
    data.write(b"x")
    assert data.getvalue() == b"he\0\0\0x" and list(io.BytesIO(b"a\nb")) == [b"a\n", b"b"]
    assert io.BytesIO(b"a\nb\n").readlines() == [b"a\n", b"b\n"]
    raises(TypeError, "a bytes-like object is required, not 'str'", data.write, "text")
    view = data.getbuffer()
    raises(BufferError, "Existing exports of data: object cannot be re-sized", data.write, b"longer than before")
    view.release()
    raises(ValueError, "negative seek value -1", data.seek, -1)  # differs: Some messages of the library are put in other words
    reader = io.BufferedReader(Slow(b"0123456789"), buffer_size=4)
    assert reader.peek()[:1] == b"0" and reader.read(5) == b"01234" and reader.read1(1) == b"5" and reader.read() == b"6789"
    assert Slow(b"abcdef").read() == b"abcdef" and Slow(b"abcdef").read(2) == b"ab" and Slow(b"x\ny").readline() == b"x\n"
    sink = io.BytesIO()
    writer = io.BufferedWriter(sink, buffer_size=4)
    writer.write(b"ab")
    assert sink.getvalue() == b""
    writer.flush()
    assert sink.getvalue() == b"ab" and writer.raw is sink
    pair = io.BufferedRWPair(io.BytesIO(b"in"), io.BytesIO())
    assert pair.read() == b"in" and pair.write(b"out") == 3
    both = io.BufferedRandom(io.BytesIO(b"abc"))
    both.seek(1)
    both.write(b"X")
    both.seek(0)
    assert both.read() == b"aXc"
    raises(io.UnsupportedOperation, "read", io.BufferedWriter(io.BytesIO()).read)  # differs: Some messages of the library are put in other words
    closed = io.BytesIO()
    closed.close()
    raises(ValueError, "I/O operation on closed file.", closed.read)  # differs: Some messages of the library are put in other words
    assert issubclass(io.UnsupportedOperation, OSError) and issubclass(io.UnsupportedOperation, ValueError)
    assert isinstance(io.BytesIO(), io.BufferedIOBase) and isinstance(io.StringIO(), io.TextIOBase)
    with io.BytesIO(b"in with") as file:
        assert file.read() == b"in with"
    assert file.closed and io.BytesIO().getvalue() == b"" and io.BytesIO(b"abc").read1() == b"abc"
    return "ok"
