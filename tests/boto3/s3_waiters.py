"""Waiters for objects and buckets."""

import boto3

from outcomes import Calls

s3 = boto3.client("s3")
FAST = {"Delay": 0, "MaxAttempts": 2}


def handler(event, context):
    calls = Calls()
    calls.note(names=s3.waiter_names, none=boto3.client("sqs").waiter_names)
    there = {"Bucket": "landing-zone", "Key": "readme.txt"}
    gone = {"Bucket": "landing-zone", "Key": "gone"}
    calls(s3.get_waiter("object_exists").wait, **there)
    calls(s3.get_waiter("object_exists").wait, **gone, WaiterConfig=FAST)
    calls(s3.get_waiter("object_not_exists").wait, **gone)
    calls(s3.get_waiter("object_not_exists").wait, **there, WaiterConfig=FAST)
    calls(s3.get_waiter("bucket_exists").wait, Bucket="landing-zone")
    calls(s3.get_waiter("bucket_exists").wait, Bucket="no-such-bucket-here", WaiterConfig=FAST)
    calls(s3.get_waiter("bucket_not_exists").wait, Bucket="no-such-bucket-here")
    calls(s3.get_waiter, "object_is_blue")
    calls(s3.get_waiter("object_exists").wait, Bucket="landing-zone")
    return calls.outcomes
