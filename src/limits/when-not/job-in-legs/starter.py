import json
import time

import boto3

functions = boto3.client("lambda")
sqs = boto3.client("sqs")
reports = sqs.get_queue_url(QueueName="reports")["QueueUrl"]
PAGES = 1800

def read_page(page):
    time.sleep(1)
    if page % 100 == 0 or page == PAGES - 1:
        print("page", page)

def handler(event, context):
    for page in range(event["from"], PAGES):
        read_page(page)
    sqs.send_message(QueueUrl=reports, MessageBody=f"{PAGES} pages")
