"""Lists of objects, whole and in pages."""

import boto3

from outcomes import Calls

s3 = boto3.client("s3")


def handler(event, context):
    calls = Calls()
    bucket = "landing-zone"
    calls(s3.list_objects_v2, Bucket=bucket)
    calls(s3.list_objects_v2, Bucket=bucket, Prefix="in/2026/")
    calls(s3.list_objects_v2, Bucket=bucket, Prefix="nothing/")
    calls(s3.list_objects_v2, Bucket=bucket, Delimiter="/")
    calls(s3.list_objects_v2, Bucket=bucket, Prefix="in/", Delimiter="/")
    calls(s3.list_objects_v2, Bucket=bucket, StartAfter="in/2026/a.csv")
    calls(s3.list_objects_v2, Bucket="curated-zone")
    first = calls(s3.list_objects_v2, Bucket=bucket, MaxKeys=2)
    calls(s3.list_objects_v2, Bucket=bucket, MaxKeys=2, ContinuationToken=first["NextContinuationToken"])
    calls(s3.list_objects_v2, Bucket=bucket, MaxKeys=0)
    calls.note(trap="Contents" in s3.list_objects_v2(Bucket=bucket, Prefix="nothing/"))
    calls(s3.list_buckets)

    pages = s3.get_paginator("list_objects_v2")
    calls.note(kind=type(pages).__name__, can=[s3.can_paginate(name) for name in ("list_objects_v2", "list_objects", "get_object")])
    for settings in ({}, {"PageSize": 2}, {"MaxItems": 3}, {"MaxItems": 3, "PageSize": 2}, {"MaxItems": "100"}):
        found = [[item["Key"] for item in page.get("Contents", [])]
                 for page in pages.paginate(Bucket=bucket, PaginationConfig=settings)]
        calls.note(settings=settings, found=found)
    whole = pages.paginate(Bucket=bucket, PaginationConfig={"PageSize": 2}).build_full_result()
    calls.note(keys=[item["Key"] for item in whole["Contents"]], names=sorted(whole))
    part = pages.paginate(Bucket=bucket, PaginationConfig={"MaxItems": 3}).build_full_result()
    rest = pages.paginate(Bucket=bucket, PaginationConfig={"StartingToken": part["NextToken"]}).build_full_result()
    calls.note(part=[item["Key"] for item in part["Contents"]], rest=[item["Key"] for item in rest["Contents"]])
    prefixes = s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix="in/", Delimiter="/")
    calls.note(prefixes=[common["Prefix"] for page in prefixes for common in page.get("CommonPrefixes", [])])
    calls.note(empty=[sorted(set(page) & {"Contents", "KeyCount"}) for page in pages.paginate(Bucket="curated-zone")])
    calls(s3.get_paginator, "get_object")
    calls(s3.get_paginator, "nothing_like_it")
    old = s3.get_paginator("list_objects").paginate(Bucket=bucket, PaginationConfig={"PageSize": 4})
    calls.note(old=[[item["Key"] for item in page["Contents"]] for page in old])
    calls(list, pages.paginate(Bucket="no-such-bucket-here"))
    return calls.outcomes
