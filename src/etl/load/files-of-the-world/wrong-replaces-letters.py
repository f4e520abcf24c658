import csv
import io

import boto3
import psycopg2

s3 = boto3.client("s3")

def text_of(content):
    return content.decode("utf-8-sig", errors="replace")

def problem(row, taken):
    if len(row) != 2:
        return "columns"
    number, name = row[0].strip(), row[1].strip()
    if not (number.isascii() and number.isdecimal()) or int(number) == 0:
        return "id"
    if not name or len(name.encode()) > 20 or "\0" in name:
        return "name"
    return "twice" if int(number) in taken else None

def load(key):
    warehouse = psycopg2.connect(host="warehouse", dbname="shop", user="etl", password="secret")
    with warehouse, warehouse.cursor() as sql:
        sql.execute(f"copy people from 's3://inbox/clean/{key}' iam_role default csv")
    warehouse.close()

def handler(event, context):
    content = s3.get_object(Bucket="inbox", Key=event["key"])["Body"].read()
    reader = csv.reader(io.StringIO(text_of(content), newline=""))
    next(reader)
    clean, refused, taken = io.StringIO(), [], set()
    write = csv.writer(clean)
    for row in reader:
        if why := problem(row, taken):
            refused.append(f"line {reader.line_num}: {why}")
        else:
            taken.add(int(row[0]))
            write.writerow([int(row[0]), row[1].strip()])
    s3.put_object(Bucket="inbox", Key=f"clean/{event['key']}", Body=clean.getvalue().encode())
    load(event["key"])
    return refused
