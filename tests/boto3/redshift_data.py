"""Redshift's Data API, as far as moto has it: it runs no SQL."""

import boto3
from botocore.exceptions import ClientError

from outcomes import Calls

data = boto3.client("redshift-data")
PLACE = {"ClusterIdentifier": "etl", "Database": "dev", "DbUser": "awsuser"}
NOBODY = "70662acc-f334-46f8-b953-3a9546796d7d"


def handler(event, context):
    calls = Calls()
    calls.note(kind=type(data).__name__, url=data.meta.endpoint_url, known=data.exceptions.from_code("ValidationException").__name__)
    ran = data.execute_statement(Sql="select 1", **PLACE)
    calls.note(cluster=ran["ClusterIdentifier"], database=ran["Database"], user=ran["DbUser"], length=len(ran["Id"]), time=ran["CreatedAt"])
    seen = data.describe_statement(Id=ran["Id"])
    calls.note(same=seen["Id"] == ran["Id"], sql=seen["QueryString"], result=seen["HasResultSet"], rows=seen["ResultRows"], size=seen["ResultSize"])
    for method in (data.describe_statement, data.get_statement_result, data.cancel_statement):
        calls(method, Id=NOBODY)
        calls(method, Id="no id")
        calls(method)
    calls(data.execute_statement, Sql=5, **PLACE)
    calls(data.execute_statement, **PLACE)
    calls(data.execute_statement, Sql="x", Databse="dev")
    calls(data.execute_statement, Sql="x", Parameters=[{"name": "a"}], **PLACE)
    calls(data.execute_statement, Sql="x", WaitTimeSeconds=0, **PLACE)
    calls.note(pages=[data.can_paginate(name) for name in ("get_statement_result", "list_statements", "execute_statement")])
    try:
        data.describe_statement(Id=NOBODY)
    except data.exceptions.ResourceNotFoundException as error:
        calls.note(typed=str(error), client_error=isinstance(error, ClientError))
    ran = data.execute_statement(Sql="select 1", **PLACE)
    calls(data.cancel_statement, Id=ran["Id"])
    calls.note(status=data.describe_statement(Id=ran["Id"])["Status"])
    try:
        data.cancel_statement(Id=ran["Id"])
    except ClientError as error:
        calls.note(code=error.response["Error"]["Code"], text=str(error).replace(ran["Id"], "<id>"))
    return calls.outcomes
