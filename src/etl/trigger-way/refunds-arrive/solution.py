from urllib.parse import unquote_plus

import psycopg2

def load(bucket, key):
    warehouse = psycopg2.connect(host="warehouse", dbname="shop", user="etl", password="secret")
    with warehouse, warehouse.cursor() as sql:
        sql.execute(f"copy refunds from 's3://{bucket}/{key}' iam_role default csv ignoreheader 1")

def handler(event, context):
    for record in event["Records"]:
        bucket, key = record["s3"]["bucket"]["name"], unquote_plus(record["s3"]["object"]["key"])
        if key.endswith(".csv"):
            load(bucket, key)
