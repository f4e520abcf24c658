"""What S3 refuses, and how botocore raises it."""

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from outcomes import Calls

s3 = boto3.client("s3")


def handler(event, context):
    calls = Calls()
    calls(s3.get_object, Bucket="landing-zone", Key="missing.csv")
    calls(s3.get_object, Bucket="no-such-bucket-here", Key="missing.csv")
    calls(s3.head_object, Bucket="landing-zone", Key="missing.csv")
    calls(s3.head_bucket, Bucket="no-such-bucket-here")
    calls(s3.head_bucket, Bucket="landing-zone")
    calls(s3.put_object, Bucket="no-such-bucket-here", Key="k", Body=b"")
    calls(s3.delete_object, Bucket="no-such-bucket-here", Key="k")
    calls(s3.list_objects_v2, Bucket="no-such-bucket-here")
    calls(s3.copy_object, Bucket="curated-zone", Key="k", CopySource={"Bucket": "landing-zone", "Key": "missing.csv"})
    try:
        s3.get_object(Bucket="landing-zone", Key="missing.csv")
    except s3.exceptions.NoSuchKey as error:
        calls.note(code=error.response["Error"]["Code"], key=error.response["Error"]["Key"], operation=error.operation_name,
                   status=error.response["ResponseMetadata"]["HTTPStatusCode"], text=str(error), args=error.args,
                   client_error=isinstance(error, ClientError), core_error=isinstance(error, BotoCoreError))
    try:
        s3.list_objects(Bucket="no-such-bucket-here")
    except boto3.client("s3").exceptions.NoSuchBucket as error:
        calls.note(another_client_s_class=str(error))
    calls.note(same=s3.exceptions.ClientError is ClientError, known=s3.exceptions.from_code("NoSuchKey").__name__,
               unknown=s3.exceptions.from_code("NoSuchThing").__name__)
    calls(getattr, s3.exceptions, "NoSuchThing")
    made = ClientError({"Error": {"Code": "X", "Message": "y"}, "ResponseMetadata": {"MaxAttemptsReached": True, "RetryAttempts": 4}}, "Op")
    calls.note(text=str(made), bare=str(ClientError({}, "Op")))
    return calls.outcomes
