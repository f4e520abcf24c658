"""Makes the buckets, queues and functions of tests/boto3/world.json in moto."""

import io
import zipfile

import boto3
from moto.awslambda_simple.models import LambdaSimpleBackend


def make(world):
    """Makes everything that `world` describes."""
    _miss_missing_functions()
    s3, sqs, functions = (boto3.client(name) for name in ("s3", "sqs", "lambda"))
    for bucket in world["buckets"]:
        s3.create_bucket(Bucket=bucket["name"])
        for key, body in bucket["objects"].items():
            s3.put_object(Bucket=bucket["name"], Key=key, Body=body)
    for queue in world["queues"]:
        settings = {"VisibilityTimeout": str(queue.get("visibility_timeout_s", 30))}
        sqs.create_queue(QueueName=queue["name"], Attributes=settings)
    for name in world["functions"]:
        role = boto3.client("iam").create_role(RoleName=name, AssumeRolePolicyDocument="{}")["Role"]["Arn"]
        functions.create_function(FunctionName=name, Runtime="python3.13", Role=role, Handler="app.handler",
                                  Code={"ZipFile": _archive()})


def _archive():
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("app.py", "def handler(event, context):\n    return event\n")
    return archive.getvalue()


def _miss_missing_functions():
    """moto's functions without Docker echo their event; they would do so for names that nobody has."""
    echo = LambdaSimpleBackend.invoke

    def invoke(self, function_name, *arguments, **named):
        self.get_function(function_name)
        return echo(self, function_name, *arguments, **named)

    if not getattr(echo, "misses", False):
        invoke.misses = True
        LambdaSimpleBackend.invoke = invoke
