import csv
import io
import json
from decimal import Decimal, InvalidOperation
from urllib.parse import unquote_plus

import boto3

s3 = boto3.client("s3")


def handler(event, context):
    for record in event["Records"]:
        bucket = record["s3"]["bucket"]["name"]
        key = unquote_plus(record["s3"]["object"]["key"])
        body = s3.get_object(Bucket=bucket, Key=key)["Body"].read().decode("utf-8")
        good, bad = [], []
        for line, row in enumerate(csv.DictReader(io.StringIO(body)), start=2):
            try:
                good.append(clean(row))
            except ValueError as error:
                bad.append({"line": line, "row": row, "problem": str(error)})
        name = key.removeprefix("raw/").removesuffix(".csv")
        put(bucket, f"clean/{name}.jsonl", good)
        if bad:
            put(bucket, f"rejected/{name}.jsonl", bad)
        print(len(good), "good rows,", len(bad), "rejected")


def clean(row):
    """One order in the form that the warehouse wants."""
    if not row["customer"]:
        raise ValueError("no customer")
    try:
        cents = int(Decimal(row["price"]) * 100)
    except InvalidOperation:
        raise ValueError(f"no price: {row['price']}") from None
    return {"id": int(row["id"]), "customer": row["customer"].strip().lower(), "cents": cents}


def put(bucket, key, rows):
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    s3.put_object(Bucket=bucket, Key=key, Body=lines)
