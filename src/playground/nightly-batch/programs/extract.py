"""One in the morning: yesterday's orders, from MongoDB into a flat file."""

import csv
import io
from datetime import datetime, timedelta

import boto3
from pymongo import MongoClient

shop = MongoClient("mongodb://shop-db:27017").shop
day = (datetime.now() - timedelta(days=1)).date().isoformat()

flat = io.StringIO()
write = csv.writer(flat)
for order in shop.orders.find({"day": day}).sort("number"):
    for line, item in enumerate(order["items"], start=1):
        write.writerow([order["number"], line, day, order["placed_at"], order["customer"]["name"],
                        order["customer"]["country"], item["sku"], item["quantity"], item["price"]])

boto3.client("s3").put_object(Bucket="flat-files", Key=f"orders/{day}.csv", Body=flat.getvalue())
print("wrote the orders of", day)
