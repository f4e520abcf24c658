"""Objects are written, read, described and deleted."""

import io

import boto3

from outcomes import Calls

s3 = boto3.client("s3")


def handler(event, context):
    calls = Calls()
    bucket = "curated-zone"
    for key, body in [("text", "Grüße"), ("bytes", b"\x00\xff"), ("bytearray", bytearray(b"abc")), ("file", io.BytesIO(b"from a file")),
                      ("empty", b""), ("a/b c+d/%41?&=#ß", "odd key")]:
        calls(s3.put_object, Bucket=bucket, Key=key, Body=body)
        calls(s3.get_object, Bucket=bucket, Key=key)
        calls(s3.head_object, Bucket=bucket, Key=key)
    calls(s3.put_object, Bucket=bucket, Key="no body")
    calls(s3.get_object, Bucket=bucket, Key="no body")
    calls(s3.put_object, Bucket=bucket, Key="described", Body="{}", ContentType="application/json", CacheControl="no-cache",
          ContentEncoding="identity", ContentDisposition="inline", ContentLanguage="de", Metadata={"Owner-Name": "Ada", "n": "1"})
    calls(s3.get_object, Bucket=bucket, Key="described")
    calls(s3.head_object, Bucket=bucket, Key="described")
    calls(s3.put_object, Bucket=bucket, Key="described", Body="other")
    calls(s3.get_object, Bucket=bucket, Key="described")
    for wanted in ("bytes=0-3", "bytes=4-", "bytes=-5"):
        calls(s3.get_object, Bucket="landing-zone", Key="readme.txt", Range=wanted)
    calls(s3.delete_object, Bucket=bucket, Key="described")
    calls(s3.delete_object, Bucket=bucket, Key="described")
    calls(s3.get_object, Bucket=bucket, Key="described")
    return calls.outcomes
