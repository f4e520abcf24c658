import csv
import io

import boto3
from pymongo import MongoClient

s3 = boto3.client("s3")
shop = MongoClient("mongodb://shop-db:27017").shop

def handler(event, context):
    text = io.StringIO()
    write = csv.writer(text)
    write.writerow(["order", "refunded_at", "amount", "reason"])
    count = 0
    for refund in shop.refunds.find({"day": event["day"]}).sort("order"):
        write.writerow(refund.values())
        count += 1
    s3.put_object(Bucket="inbox", Key=f"refunds/{event['day']}.csv", Body=text.getvalue())
    return count
