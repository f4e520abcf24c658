"""Runs one handler of tests/boto3 under CPython with AWS's boto3 against moto, and prints what it returns.

    python boto3_reference.py tests/boto3/s3_objects.py
"""

import importlib.util
import json
import os
import pathlib
import sys

CASES = pathlib.Path(__file__).resolve().parent.parent / "boto3"
ENVIRONMENT = {
    "AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": "testing", "AWS_SESSION_TOKEN": "testing",
    "AWS_REGION": "us-east-1", "AWS_DEFAULT_REGION": "us-east-1", "AWS_EC2_METADATA_DISABLED": "true", "TZ": "UTC"}


def main(case):
    """The outcomes of one case, as JSON on standard output."""
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    os.environ.update(ENVIRONMENT)
    sys.path.insert(0, str(CASES / "shared"))
    from moto import mock_aws

    import boto3_world

    with mock_aws(config={"lambda": {"use_docker": False}}):
        boto3_world.make(json.loads((CASES / "world.json").read_text("utf-8")))
        specification = importlib.util.spec_from_file_location("app", case)
        app = importlib.util.module_from_spec(specification)
        specification.loader.exec_module(app)
        outcomes = app.handler({}, None)
    print(json.dumps(outcomes))


main(sys.argv[1])
