import psycopg2
from psycopg2.extras import execute_values
from pymongo import MongoClient

shop = MongoClient("mongodb://shop-db:27017").shop
warehouse = psycopg2.connect(host="warehouse", dbname="shop", user="etl", password="secret")

def handler(event, context):
    for refund in shop.refunds.find({"day": event["day"]}):
        print(refund)
    return 0
