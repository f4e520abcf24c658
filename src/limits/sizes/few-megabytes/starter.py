import boto3

s3 = boto3.client("s3")

def handler(event, context):
    text = s3.get_object(Bucket="rolls", Key=event["key"])["Body"].read().decode()
    rows = [line.split(",") for line in text.splitlines()]
    cents = {}
    for till, remark, amount in rows:
        cents[till] = cents.get(till, 0) + int(amount)
    return {"rows": len(rows), "cents": cents}
