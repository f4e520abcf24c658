import boto3

s3 = boto3.client("s3")

def handler(event, context):
    key = event["Records"][0]["s3"]["object"]["key"]
    if "small" in key:
        return
    photo = s3.get_object(Bucket="photos", Key=key)["Body"].read()
    s3.put_object(Bucket="photos", Key=f"small/{key}", Body=photo[: len(photo) // 2])
