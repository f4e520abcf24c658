import csv
import io
import json
import os
import sys
from urllib.parse import unquote_plus

import boto3
import psycopg2

s3 = boto3.client("s3")
TABLE = os.environ["TABLE"]


def handler(event, context):
    for record in event["Records"]:
        load_file(record["s3"]["bucket"]["name"], unquote_plus(record["s3"]["object"]["key"]))


def load_file(bucket, key):
    clean = io.StringIO()
    write = csv.writer(clean)
    for line in s3.get_object(Bucket=bucket, Key=key)["Body"].iter_lines():
        write.writerows(rows(json.loads(line)))
    s3.put_object(Bucket="clean", Key=f"{TABLE}/{key}", Body=clean.getvalue())
    warehouse = psycopg2.connect(host="warehouse", dbname="shop", user="etl", password="secret")
    with warehouse, warehouse.cursor() as sql:
        sql.execute(f"copy {TABLE} from 's3://clean/{TABLE}/{key}' iam_role default csv")
    print("loaded", key, "into", TABLE)


def rows(order):
    for line, item in enumerate(order["items"], start=1):
        yield [order["number"], line, order["day"], order["placed_at"], order["customer"]["name"],
               order["customer"]["country"], item["sku"], item["quantity"], item["price"]]


if __name__ == "__main__":
    load_file(sys.argv[1], sys.argv[2])
