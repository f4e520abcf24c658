"""Functions call functions."""

import json

import boto3

from outcomes import Calls

functions = boto3.client("lambda")


def handler(event, context):
    calls = Calls()
    calls(functions.invoke, FunctionName="no-such-function")
    calls(functions.invoke, FunctionName="no-such-function", InvocationType="Event", Payload=b"{}")
    try:
        functions.invoke(FunctionName="no-such-function")
    except functions.exceptions.ResourceNotFoundException as error:
        calls.note(typed=error.response["Error"]["Code"], status=error.response["ResponseMetadata"]["HTTPStatusCode"])
    answer = calls(functions.invoke, FunctionName="echo", Payload=json.dumps({"n": 1}))
    calls.note(read_once=answer["Payload"].read(), kind=type(answer["Payload"]).__name__)
    calls(functions.invoke, FunctionName="echo", InvocationType="RequestResponse", Payload=b'{"n": 2}')
    calls(functions.invoke, FunctionName="echo", InvocationType="Event", Payload=b'{"n": 3}')
    return calls.outcomes
