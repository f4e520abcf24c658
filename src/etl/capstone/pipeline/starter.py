import csv
import io
import json
from urllib.parse import unquote_plus

import boto3
import psycopg2

s3 = boto3.client("s3")

def rows(order):
    for line, item in enumerate(order["items"], start=1):
        yield [order["number"], line, order["day"], order["placed_at"], order["customer"]["name"],
               order["customer"]["country"], item["sku"], item["quantity"], item["price"]]

def handler(event, context):
    record = event["Records"][0]["s3"]
    bucket, key = record["bucket"]["name"], record["object"]["key"]
    clean = io.StringIO()
    write = csv.writer(clean)
    for line in s3.get_object(Bucket=bucket, Key=key)["Body"].iter_lines():
        write.writerows(rows(json.loads(line)))
    s3.put_object(Bucket="clean", Key=key, Body=clean.getvalue())
    warehouse = psycopg2.connect(host="warehouse", dbname="shop", user="etl", password="secret")
    with warehouse, warehouse.cursor() as sql:
        sql.execute(f"copy sales from 's3://clean/{key}' iam_role default csv")
