import boto3
import psycopg2

s3 = boto3.client("s3")

def load(key):
    warehouse = psycopg2.connect(host="warehouse", dbname="shop", user="etl", password="secret")
    with warehouse, warehouse.cursor() as sql:
        sql.execute(f"copy people from 's3://inbox/clean/{key}' iam_role default csv")
    warehouse.close()

def handler(event, context):
    content = s3.get_object(Bucket="inbox", Key=event["key"])["Body"].read()
    rows, refused = [], []
    for number, line in enumerate(content.decode().splitlines()[1:], start=2):
        customer, name = line.split(",")
        rows.append(f"{customer},{name}")
    s3.put_object(Bucket="inbox", Key=f"clean/{event['key']}", Body="\n".join(rows))
    load(event["key"])
    return refused
