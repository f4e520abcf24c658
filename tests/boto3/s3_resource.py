"""S3 as objects."""

import boto3

from outcomes import Calls

s3 = boto3.resource("s3")


def handler(event, context):
    calls = Calls()
    bucket = s3.Bucket("landing-zone")
    calls.note(shown=[repr(thing) for thing in (s3, bucket, bucket.Object("k"), bucket.objects, bucket.objects.all(), s3.buckets)])
    calls.note(buckets=[found.name for found in s3.buckets.all()])
    calls.note(keys=[item.key for item in bucket.objects.all()], some=[item.key for item in bucket.objects.filter(Prefix="in/2026/")],
               two=[item.key for item in bucket.objects.limit(2)], pages=[len(page) for page in bucket.objects.page_size(4).pages()])
    summary = next(iter(bucket.objects.filter(Prefix="readme")))
    calls.note(summary=[repr(summary), summary.size, summary.e_tag, summary.last_modified, summary.bucket_name])
    calls(summary.get)
    thing = s3.Object("curated-zone", "of/resource.txt")
    calls(thing.put, Body="resource", ContentType="text/plain", Metadata={"a": "b"})
    calls.note(loaded=[thing.content_length, thing.content_type, thing.e_tag, thing.metadata, thing.last_modified, thing.cache_control])
    calls(thing.get)
    calls(thing.put, Body="longer than before")
    calls.note(again=thing.content_length, equal=thing == s3.Object("curated-zone", "of/resource.txt"))
    calls(thing.copy_from, CopySource={"Bucket": "landing-zone", "Key": "readme.txt"})
    calls.note(copied=thing.get()["Body"].read())
    calls(thing.delete)
    calls(thing.get)
    calls(thing.load)
    calls(lambda: s3.Object("curated-zone", "of/resource.txt").content_length)
    target = s3.Bucket("curated-zone")
    calls(target.put_object, Key="r/1", Body=b"1")
    calls(target.put_object, Key="r/2", Body=b"2")
    calls(target.objects.filter(Prefix="r/").delete)
    calls.note(left=[item.key for item in target.objects.filter(Prefix="r/")])
    calls(target.delete_objects, Delete={"Objects": [{"Key": "r/1"}]})
    calls(s3.Bucket)
    calls(s3.Object, "only-the-bucket")
    calls(s3.Bucket, Name="wrong")
    calls(lambda: thing.no_such_attribute)
    calls(lambda: list(s3.Bucket("no-such-bucket-here").objects.all()))
    calls.note(client=type(s3.meta.client).__name__, service=s3.meta.service_name)
    return calls.outcomes
