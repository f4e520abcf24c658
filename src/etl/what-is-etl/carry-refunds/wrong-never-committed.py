import psycopg2
from psycopg2.extras import execute_values
from pymongo import MongoClient

shop = MongoClient("mongodb://shop-db:27017").shop
warehouse = psycopg2.connect(host="warehouse", dbname="shop", user="etl", password="secret")

def handler(event, context):
    refunds = shop.refunds.find({"day": event["day"]})
    rows = [(refund["order"], refund["amount"], refund["reason"]) for refund in refunds]
    with warehouse.cursor() as sql:
        execute_values(sql, "insert into refunds values %s", rows)
    return len(rows)
