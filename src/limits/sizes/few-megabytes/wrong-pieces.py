import boto3

s3 = boto3.client("s3")

def handler(event, context):
    body = s3.get_object(Bucket="rolls", Key=event["key"])["Body"]
    rows, cents = 0, {}
    while piece := body.read(1_000_000):
        for line in piece.splitlines():
            if line.count(b",") != 2 or line.endswith(b","):
                continue
            till, remark, amount = line.split(b",")
            rows += 1
            cents[till.decode()] = cents.get(till.decode(), 0) + int(amount)
    return {"rows": rows, "cents": cents}
