"""What botocore refuses before it sends anything."""

import datetime
import io

import boto3

from outcomes import Calls

s3, sqs, functions = (boto3.client(name) for name in ("s3", "sqs", "lambda"))


def handler(event, context):
    calls = Calls()
    calls(s3.get_object)
    calls(s3.get_object, Bucket="landing-zone")
    calls(s3.get_object, Bucket="landing-zone", Key="")
    calls(s3.get_object, bucket="landing-zone", key="k")
    calls(s3.get_object, Bucket="landing-zone", Key=7)
    calls(s3.get_object, Bucket="landing-zone", Key=None)
    calls(s3.get_object, Bucket="not a bucket", Key="k")
    calls(s3.get_object, Bucket="", Key="k")
    calls(s3.get_object, Bucket="landing-zone", Key="k", IfModifiedSince="not a time")
    calls(s3.get_object, Bucket="landing-zone", Key="readme.txt", IfModifiedSince=datetime.datetime(2020, 1, 1))
    calls(s3.get_object, "landing-zone", "k")
    calls(s3.put_object, Bucket="landing-zone", Key="k", Body={"a": 1})
    calls(s3.put_object, Bucket="landing-zone", Key="k", Body=3)
    calls(s3.put_object, Bucket="landing-zone", Key="k", Body=None)
    calls(s3.put_object, Bucket="landing-zone", Key="k", Body=io.StringIO("text"))
    calls(s3.put_object, Bucket="landing-zone", Key="k", Metadata={"n": 1})
    calls(s3.put_object, Bucket="landing-zone", Key="k", Metadata={"n": "ä"})
    calls(s3.put_object, Bucket="landing-zone", Key="k", Metadata=[("n", "1")])
    calls(s3.put_object, Bucket="landing-zone", Key="k", Content="x", Metdata={})
    calls(s3.list_objects_v2, Bucket="landing-zone", MaxKeys="10")
    calls(s3.delete_objects, Bucket="landing-zone", Delete={})
    calls(s3.delete_objects, Bucket="landing-zone", Delete={"Objects": [{}, {"Key": 1}, "k"], "Loud": True})
    calls(sqs.send_message, MessageBody="x")
    calls(sqs.send_message, QueueUrl="u", MessageBody={"a": 1})
    calls(sqs.send_message, QueueUrl="u", MessageBody="x", DelaySeconds="3")
    calls(sqs.send_message, QueueUrl="u", MessageBody="x", MessageAttributes={"a": "b", "c": {"StringValue": "d"}})
    calls(sqs.send_message_batch, QueueUrl="u", Entries=[{"Id": 1, "MessageBody": "x"}, {"Id": "2"}])
    calls(sqs.receive_message, QueueUrl="u", AttributeNames="All")
    calls(sqs.receive_message, QueueUrl="u", AttributeNames=[1])
    calls(functions.invoke)
    calls(functions.invoke, FunctionName="")
    calls(functions.invoke, FunctionName="f", Payload={"a": 1})
    calls(functions.invoke, FunctionName="f", Payload=3, Async=True)
    return calls.outcomes
