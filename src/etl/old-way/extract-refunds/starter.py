import csv
import io

import boto3
from pymongo import MongoClient

s3 = boto3.client("s3")
shop = MongoClient("mongodb://shop-db:27017").shop

def handler(event, context):
    for refund in shop.refunds.find().limit(1):
        print(refund)
    return 0
