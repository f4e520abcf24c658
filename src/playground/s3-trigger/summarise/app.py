import csv
import io
import json
from decimal import Decimal
from urllib.parse import unquote_plus

import boto3

s3 = boto3.client("s3")


def handler(event, context):
    for record in event["Records"]:
        bucket = record["s3"]["bucket"]["name"]
        key = unquote_plus(record["s3"]["object"]["key"])
        text = s3.get_object(Bucket=bucket, Key=key)["Body"].read().decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text)))
        report = {"file": key, "rows": len(rows), "columns": summary(rows)}
        s3.put_object(Bucket="reports", Key=f"{key}.json", Body=json.dumps(report, indent=2))
        print(len(rows), "rows in", key)


def summary(rows):
    """The sum of each column that holds numbers only, the number of different values of each other one."""
    columns = {}
    for name in rows[0] if rows else []:
        values = [row[name] for row in rows]
        try:
            columns[name] = {"sum": str(sum(Decimal(value) for value in values))}
        except ArithmeticError:
            columns[name] = {"different": len(set(values))}
    return columns
