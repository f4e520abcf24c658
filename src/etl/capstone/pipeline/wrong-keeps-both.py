import csv
import io
import json
import re
from urllib.parse import unquote_plus

import boto3
import psycopg2

s3 = boto3.client("s3")
PRICE = re.compile(r"\d+\.\d\d")

class Refused(Exception):
    """Says why an order cannot become rows."""

def moment(text):
    day, time = text.split(" ")
    if "." in day:
        day = "-".join(reversed(day.split(".")))
    return f"{day} {time}"

def rows(order):
    customer = order["customer"]
    if not customer:
        raise Refused("no customer")
    if order["currency"] != "EUR":
        raise Refused(f"currency {order['currency']}")
    if not order["items"]:
        raise Refused("no items")
    name = customer["name"].encode()[:40].decode(errors="ignore")   # 40 bytes, not 40 letters
    result = []
    for line, item in enumerate(order["items"], start=1):
        price, quantity = item["price"].replace(",", "."), item["quantity"]
        if not PRICE.fullmatch(price):
            raise Refused(f"price {price}")
        if not isinstance(quantity, int) or quantity < 1:
            raise Refused(f"quantity {quantity}")
        result.append([order["number"], line, order["day"], moment(order["placed_at"]), name,
                       customer["country"], item["sku"].strip(), quantity, price])
    return result

def transform(bucket, key):
    clean, refused = io.StringIO(), []
    write, seen, lines = csv.writer(clean), set(), 0
    for text in s3.get_object(Bucket=bucket, Key=key)["Body"].iter_lines():
        lines += 1
        order = json.loads(text)
        seen.add(order["number"])
        try:
            write.writerows(rows(order))
        except Refused as why:
            refused.append(json.dumps({"why": str(why), "order": order}))
    s3.put_object(Bucket="clean", Key=key, Body=clean.getvalue())
    s3.put_object(Bucket="refused", Key=key, Body="\n".join(refused))
    return f"{lines} lines, {len(seen) - len(refused)} kept, {lines - len(seen)} twice, {len(refused)} refused"

def load(key, day):
    warehouse = psycopg2.connect(host="warehouse", dbname="shop", user="etl", password="secret")
    with warehouse, warehouse.cursor() as sql:
        sql.execute("create temp table new_sales (like sales)")
        sql.execute(f"copy new_sales from 's3://clean/{key}' iam_role default csv")
        sql.execute("delete from sales where day = %s", [day])
        sql.execute("insert into sales select * from new_sales")
    warehouse.close()

def handler(event, context):
    for record in event["Records"]:
        bucket, key = record["s3"]["bucket"]["name"], unquote_plus(record["s3"]["object"]["key"])
        day = key.removesuffix(".jsonl")[-10:]
        account = transform(bucket, key)
        load(key, day)
        print(f"{day}: {account}")
