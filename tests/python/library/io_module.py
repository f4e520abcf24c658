"""io: text and bytes in memory, wrapped and seekable."""

import io


def handler(event, context):
    text = io.StringIO("one\ntwo\nthree")
    assert text.readline() == "one\n" and text.read() == "two\nthree" and text.read() == ""
    text.seek(0)
    assert list(text) == ["one\n", "two\n", "three"]
    out = io.StringIO()
    print("a", 1, sep="-", file=out)
    assert out.getvalue() == "a-1\n"
    data = io.BytesIO()
    assert data.write(b"abc") == 3
    data.seek(1)
    assert data.read(1) == b"b" and data.tell() == 2 and bytes(data.getbuffer()) == b"abc"
    wrapped = io.TextIOWrapper(io.BytesIO("é\r\nü".encode()), encoding="utf-8", newline=None)
    assert wrapped.read() == "é\nü"
    raw = io.BytesIO()
    with io.TextIOWrapper(raw, encoding="latin-1", write_through=True) as writer:
        writer.write("é")
        assert raw.getvalue() == b"\xe9"
    try:
        writer.write("x")
    except ValueError as error:
        assert "closed file" in str(error)
    buffered = io.BufferedReader(io.BytesIO(b"0123456789"), 4)
    assert buffered.peek(1)[:1] == b"0" and buffered.read(3) == b"012" and buffered.read() == b"3456789"
    try:
        io.StringIO().fileno()
    except io.UnsupportedOperation as error:
        assert isinstance(error, OSError) and isinstance(error, ValueError)
    return "ok"
