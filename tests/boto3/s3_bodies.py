"""The body of an object is a stream that is read once."""

import csv
import io
import json

import boto3
from botocore.exceptions import IncompleteReadError
from botocore.response import StreamingBody

from outcomes import Calls

s3 = boto3.client("s3")


def handler(event, context):
    calls = Calls()

    def body(key="in/2026/a.csv"):
        return s3.get_object(Bucket="landing-zone", Key=key)["Body"]

    stream = body()
    calls.note(first=stream.read(), second=stream.read(), third=stream.read(1))
    stream = body()
    calls.note(parts=[stream.read(3), stream.read(5), stream.tell(), stream.read()])
    calls.note(lines=list(body().iter_lines()), kept=list(body().iter_lines(keepends=True)), small=list(body().iter_lines(chunk_size=2)))
    calls.note(chunks=list(body().iter_chunks(10)), iterated=list(body()), all_lines=body().readlines())
    calls.note(json=json.load(body("out/report.json")), readable=body().readable())
    calls.note(rows=list(csv.DictReader(io.TextIOWrapper(body(), "utf-8"))))
    with body() as raw:
        calls.note(within=raw.read())
    calls(body().close)
    calls.note(is_streaming=isinstance(body(), StreamingBody))
    made = StreamingBody(io.BytesIO(b"short"), 10)
    try:
        made.read()
    except IncompleteReadError as error:
        calls.note(incomplete=str(error))
    lines = StreamingBody(io.BytesIO(b"a\r\nb\rc\n\nd"), 9)
    calls.note(odd_ends=list(lines.iter_lines(chunk_size=2)))
    target = bytearray(4)
    stream = body()
    calls.note(into=stream.readinto(target), target=target, next=next(stream))
    return calls.outcomes
