import boto3

s3 = boto3.client("s3")

def handler(event, context):
    body = s3.get_object(Bucket="rolls", Key=event["key"])["Body"]
    rows = [line.decode().split(",") for line in body.iter_lines(chunk_size=1_000_000)]
    cents = {}
    for till, remark, amount in rows:
        cents[till] = cents.get(till, 0) + int(amount)
    return {"rows": len(rows), "cents": cents}
