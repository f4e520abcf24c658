# An event of S3, with a key as it comes: form-encoded.
#: event {"Records": [{"eventSource": "aws:s3", "s3": {"bucket": {"name": "data"}, "object": {"key": "in/caf%C3%A9+2026.csv", "size": 12}}}]}
import urllib.parse

def handler(event, context):
    record = event["Records"][0]["s3"]
    return record["bucket"]["name"], urllib.parse.unquote_plus(record["object"]["key"]), record["object"]["size"]
