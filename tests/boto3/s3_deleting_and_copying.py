"""Many objects are deleted at once; objects are copied."""

import boto3

from outcomes import Calls

s3 = boto3.client("s3")


def handler(event, context):
    calls = Calls()
    for key in ("one", "two", "three"):
        s3.put_object(Bucket="curated-zone", Key=key, Body=key, Metadata={"was": key}, ContentType="text/plain")
    calls(s3.delete_objects, Bucket="curated-zone", Delete={"Objects": [{"Key": "one"}, {"Key": "never there"}]})
    calls(s3.delete_objects, Bucket="curated-zone", Delete={"Objects": [{"Key": "two"}], "Quiet": True})
    calls(s3.delete_objects, Bucket="curated-zone", Delete={"Objects": [{"Name": "two"}]})
    calls(s3.delete_objects, Bucket="curated-zone", Delete={"Objects": "two"})
    calls(s3.copy_object, Bucket="curated-zone", Key="four", CopySource={"Bucket": "curated-zone", "Key": "three"})
    calls(s3.get_object, Bucket="curated-zone", Key="four")
    calls(s3.copy_object, Bucket="curated-zone", Key="five", CopySource="landing-zone/Ümläut & space+plus/ß.txt")
    calls(s3.get_object, Bucket="curated-zone", Key="five")
    calls(s3.copy_object, Bucket="curated-zone", Key="six", CopySource="curated-zone/three", MetadataDirective="REPLACE",
          Metadata={"is": "six"}, ContentType="text/csv")
    calls(s3.get_object, Bucket="curated-zone", Key="six")
    calls(s3.copy_object, Bucket="curated-zone", Key="x", CopySource={"Bucket": "curated-zone"})
    calls(s3.copy_object, Bucket="curated-zone", Key="x", CopySource=3)
    calls(s3.copy, {"Bucket": "curated-zone", "Key": "three"}, "curated-zone", "seven")
    calls(s3.get_object, Bucket="curated-zone", Key="seven")
    calls(s3.copy, {"Bucket": "curated-zone", "Key": "gone"}, "curated-zone", "eight")
    return calls.outcomes
