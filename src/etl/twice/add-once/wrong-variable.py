from urllib.parse import unquote_plus

import psycopg2

done = set()

def load(bucket, key):
    warehouse = psycopg2.connect(host="warehouse", dbname="shop", user="etl", password="secret")
    with warehouse, warehouse.cursor() as sql:
        if key in done:
            print("was loaded before:", key)
            return
        sql.execute(f"copy visits from 's3://{bucket}/{key}' iam_role default csv")
        done.add(key)

def handler(event, context):
    for record in event["Records"]:
        load(record["s3"]["bucket"]["name"], unquote_plus(record["s3"]["object"]["key"]))
