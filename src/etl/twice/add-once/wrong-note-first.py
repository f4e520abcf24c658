from urllib.parse import unquote_plus

import psycopg2

def load(bucket, key):
    warehouse = psycopg2.connect(host="warehouse", dbname="shop", user="etl", password="secret")
    warehouse.autocommit = True
    with warehouse.cursor() as sql:
        sql.execute("select count(*) from loads where file = %s", [key])
        if sql.fetchone()[0] > 0:
            print("was loaded before:", key)
            return
        sql.execute("insert into loads values (%s)", [key])
        sql.execute(f"copy visits from 's3://{bucket}/{key}' iam_role default csv")

def handler(event, context):
    for record in event["Records"]:
        load(record["s3"]["bucket"]["name"], unquote_plus(record["s3"]["object"]["key"]))
