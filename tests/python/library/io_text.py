"""io: StringIO, TextIOWrapper, newlines, encodings."""
import io

from checks import raises


def handler(event, context):
    text = io.StringIO("one\ntwo\r\nthree")
    assert text.readline() == "one\n" and text.read(3) == "two" and text.tell() == 7 and text.readlines() == ["\r\n", "three"]
    assert text.read() == ""
    text.seek(0)
    assert text.write("ONE") == 3 and text.getvalue() == "ONE\ntwo\r\nthree" and list(text) == ["\n", "two\r\n", "three"]
    text.seek(0, io.SEEK_END)
    text.writelines(["!", "?"])
    text.truncate(3)
    assert text.getvalue() == "ONE" and text.readable() and text.writable() and text.seekable() and not text.closed
    assert io.StringIO("a\r\nb", newline=None).read() == "a\nb"
    raises(OSError, "Can't do nonzero cur-relative seeks", text.seek, 1, 1)  # differs: Some messages of the library are put in other words
    raises(TypeError, "string argument expected, got 'bytes'", text.write, b"x")  # differs: Built-in functions refuse wrong arguments with the same class of error, but often in other words
    text.close()
    raises(ValueError, "I/O operation on closed file", text.read)
    raw = io.BytesIO(b"a\r\nb\nc\rd")
    wrapped = io.TextIOWrapper(raw, "utf-8")
    assert wrapped.read() == "a\nb\nc\nd" and wrapped.newlines == ("\r", "\n", "\r\n") and wrapped.encoding == "utf-8"
    assert wrapped.errors == "strict"
    assert io.TextIOWrapper(io.BytesIO(b"a\r\nb\nc\rd"), newline="").readlines() == ["a\r\n", "b\n", "c\r", "d"]
    assert io.TextIOWrapper(io.BytesIO(b"a\r\nb"), newline="\r\n").readlines() == ["a\r\n", "b"]
    out = io.BytesIO()
    writer = io.TextIOWrapper(out, "latin-1", newline="\r\n", errors="replace")
    writer.write("é\n€")
    writer.flush()
    assert out.getvalue() == b"\xe9\r\n?" and writer.detach() is out
    raises(ValueError, "underlying buffer has been detached", writer.read)
    bom = io.TextIOWrapper(io.BytesIO("é".encode("utf-8-sig")), "utf-8-sig")
    assert bom.read() == "é"
    broken = io.TextIOWrapper(io.BytesIO(b"ok\n\xff\n"), "utf-8")
    raises(UnicodeDecodeError, "'utf-8' codec can't decode byte 0xff in position 3: invalid start byte", broken.read)
    seeker = io.TextIOWrapper(io.BytesIO("é€x".encode()), "utf-8")
    assert seeker.read(1) == "é"
    place = seeker.tell()
    assert seeker.read() == "€x" and seeker.seek(place) == place and seeker.read(1) == "€"
    with open("/tmp/newlines.txt", "w", newline="\r\n") as file:
        file.write("a\nb\n")
    with open("/tmp/newlines.txt", "rb") as file:
        assert file.read() == b"a\r\nb\r\n"
    with open("/tmp/newlines.txt") as file:
        assert [line.rstrip() for line in file] == ["a", "b"] and file.closed is False
    raises(LookupError, "unknown encoding: nope", io.TextIOWrapper, io.BytesIO(), "nope")
    raises(ValueError, "illegal newline value: x", open, "/tmp/newlines.txt", newline="x")
    reconfigured = io.TextIOWrapper(io.BytesIO(), "utf-8", line_buffering=False)
    reconfigured.reconfigure(line_buffering=True)
    assert reconfigured.line_buffering and io.text_encoding(None) == "locale" and io.DEFAULT_BUFFER_SIZE == 131072
    return "ok"
