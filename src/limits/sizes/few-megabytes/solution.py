import boto3

s3 = boto3.client("s3")

def handler(event, context):
    body = s3.get_object(Bucket="rolls", Key=event["key"])["Body"]
    rows, cents = 0, {}
    for line in body.iter_lines(chunk_size=1_000_000):
        till, remark, amount = line.split(b",")
        rows += 1
        cents[till.decode()] = cents.get(till.decode(), 0) + int(amount)
    return {"rows": rows, "cents": cents}
