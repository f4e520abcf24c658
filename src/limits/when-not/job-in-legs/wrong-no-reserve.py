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
    page, read = event["from"], event.get("read", 0)
    while page < PAGES:
        if context.get_remaining_time_in_millis() < 100:
            rest = json.dumps({"from": page, "read": read})
            functions.invoke(FunctionName=context.function_name, InvocationType="Event", Payload=rest)
            return
        read_page(page)
        page, read = page + 1, read + 1
    sqs.send_message(QueueUrl=reports, MessageBody=f"{read} pages")
