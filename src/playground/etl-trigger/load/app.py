import csv
import io
from decimal import Decimal, InvalidOperation
from urllib.parse import unquote_plus

import boto3
import psycopg2

s3 = boto3.client("s3")


def handler(event, context):
    for record in event["Records"]:
        bucket = record["s3"]["bucket"]["name"]
        key = unquote_plus(record["s3"]["object"]["key"])
        text = s3.get_object(Bucket=bucket, Key=key)["Body"].read().decode("utf-8")
        good, refused = transform(text)
        s3.put_object(Bucket="clean", Key=key, Body=as_csv([*row, key] for row in good))
        if refused:
            s3.put_object(Bucket="clean", Key=key.replace("orders/", "refused/"), Body=as_csv(refused))
        load(key)
        print(key, len(good), "rows loaded,", len(refused), "refused")


def transform(text):
    """The rows that the warehouse can have, and the lines that it cannot, each with a reason."""
    good, refused = {}, []
    for line, row in enumerate(csv.DictReader(io.StringIO(text)), start=2):
        try:
            # A line that comes twice is one row.
            good[row["number"], row["line"]] = clean(row)
        except ValueError as why:
            refused.append([line, why])
    return good.values(), refused


def clean(row):
    if not row["customer"]:
        raise ValueError("no customer")
    if not row["quantity"].isdigit():
        raise ValueError(f"quantity {row['quantity']}")
    try:
        price = Decimal(row["price"].replace(",", "."))
    except InvalidOperation:
        raise ValueError(f"price {row['price']}") from None
    return [row["number"], row["line"], row["placed_at"], row["customer"], row["country"], row["sku"], row["quantity"], price]


def load(key):
    warehouse = psycopg2.connect(host="warehouse", dbname="shop", user="etl", password="secret")
    with warehouse, warehouse.cursor() as sql:
        # A file that comes again takes the place of what it was before.
        sql.execute("delete from sales where file = %s", (key,))
        sql.execute(f"copy sales from 's3://clean/{key}' iam_role default csv")


def as_csv(rows):
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()
