"""Clients, sessions and their settings."""

import os

import boto3
import botocore.exceptions
from botocore.client import Config as OtherConfig
from botocore.config import Config

from outcomes import Calls


def handler(event, context):
    calls = Calls()
    s3 = boto3.client("s3", region_name="eu-central-1", config=Config(retries={"max_attempts": 2, "mode": "standard"}, read_timeout=5))
    calls.note(kind=type(s3).__name__, region=s3.meta.region_name, service=s3.meta.service_model.service_name,
               shown=repr(s3), read_timeout=s3.meta.config.read_timeout, same=Config is OtherConfig)
    calls.note(region=boto3.client("sqs").meta.region_name, session=repr(boto3.Session()),
               named=repr(boto3.session.Session(region_name="eu-west-1")),
               of_session=boto3.Session(region_name="eu-west-1").client("sqs").meta.region_name,
               of_config=boto3.client("lambda", config=Config(region_name="ap-south-1")).meta.region_name)
    calls.note(methods=[name in s3.meta.method_to_api_mapping for name in ("get_object", "GetObject")],
               api=s3.meta.method_to_api_mapping["list_objects_v2"])
    calls(lambda: s3.get_objekt)
    calls(lambda: boto3.client("sqs").get_object)
    calls(lambda: boto3.client("lambda").send_message)
    calls(boto3.client, "s4")
    calls(boto3.client, "S3")
    calls(boto3.client, "s3", region_name="not a region")
    calls(boto3.resource, "lambda")
    calls(boto3.resource, "s4")
    calls(Config, retries={"attempts": 3})
    calls(Config, retries={"max_attempts": -1})
    calls(Config, retries={"mode": "hopeful"})
    calls(Config, color="red")
    calls(Config, s3={"addressing_style": "scenic"})
    merged = Config(read_timeout=5).merge(Config(connect_timeout=7))
    calls.note(merged=[merged.read_timeout, merged.connect_timeout, merged.max_pool_connections])
    calls(boto3.Session(profile_name=None).get_available_resources)
    calls(s3.close)
    region = os.environ.pop("AWS_DEFAULT_REGION")
    try:
        calls(boto3.Session().client, "sqs")
        calls.note(without=repr(boto3.Session()), s3=boto3.Session().client("s3").meta.region_name)
    finally:
        os.environ["AWS_DEFAULT_REGION"] = region
    for name, facts in (("EndpointConnectionError", {"endpoint_url": "u"}), ("ConnectTimeoutError", {"endpoint_url": "u"}),
                        ("ReadTimeoutError", {"endpoint_url": "u"}), ("NoCredentialsError", {}), ("ParamValidationError", {"report": "r"}),
                        ("PartialCredentialsError", {"provider": "env", "cred_var": "x"}), ("ProfileNotFound", {"profile": "p"})):
        error = getattr(botocore.exceptions, name)(**facts)
        calls.note(name=name, text=str(error), core=isinstance(error, botocore.exceptions.BotoCoreError),
                   http=isinstance(error, botocore.exceptions.HTTPClientError), kwargs=error.kwargs)
    return calls.outcomes
