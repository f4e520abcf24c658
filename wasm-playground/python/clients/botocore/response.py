"""StreamingBody: the content of an object or the answer of a function, read once."""

from io import BytesIO, IOBase

from botocore.exceptions import IncompleteReadError


class RawStream(BytesIO):
    """The bytes of an answer. As with a connection, nothing comes any more after it is closed."""

    def read(self, amt=None):
        return b"" if self.closed else super().read(amt)


class StreamingBody(IOBase):
    """A body that is read from its beginning to its end; what was read is gone."""
    _DEFAULT_CHUNK_SIZE = 1024

    def __init__(self, raw_stream, content_length):
        self._raw_stream = raw_stream
        self._announced = None if content_length is None else int(content_length)
        self._seen = 0

    def __del__(self):
        # Without this one, IOBase's closes a stream that others may still read.
        return

    def read(self, amt=None):
        """At most `amt` bytes, or all that is left; b"" at the end."""
        chunk = self._raw_stream.read(amt)
        self._seen += len(chunk)
        at_the_end = amt is None or amt > 0 and not chunk
        if at_the_end and self._announced not in (None, self._seen):
            raise IncompleteReadError(actual_bytes=self._seen, expected_bytes=self._announced)
        return chunk

    def readinto(self, b):
        chunk = self.read(len(b)) if len(b) else b""
        b[:len(chunk)] = chunk
        return len(chunk)

    def readlines(self):
        return self._raw_stream.readlines()

    def readable(self):
        return hasattr(self._raw_stream, "readable") and self._raw_stream.readable()

    def tell(self):
        return self._raw_stream.tell()

    def close(self):
        self._raw_stream.close()

    def set_socket_timeout(self, timeout):
        """There is no socket: the body is here already."""

    def __enter__(self):
        return self._raw_stream

    def __exit__(self, *error):
        self._raw_stream.close()

    def __iter__(self):
        return self.iter_chunks()

    def __next__(self):
        for chunk in self.iter_chunks():
            return chunk
        raise StopIteration

    next = __next__

    def iter_chunks(self, chunk_size=_DEFAULT_CHUNK_SIZE):
        """Pieces of `chunk_size` bytes; the last one may be shorter."""
        return iter(lambda: self.read(chunk_size), b"")

    def iter_lines(self, chunk_size=_DEFAULT_CHUNK_SIZE, keepends=False):
        """The lines, without their ends unless `keepends`."""
        kept = b""
        for chunk in self.iter_chunks(chunk_size):
            # What ends here may go on in the next piece, be it only by a second character of the line's end.
            *lines, kept = (kept + chunk).splitlines(True)
            for line in lines:
                yield from line.splitlines(keepends)
        yield from kept.splitlines(keepends)
