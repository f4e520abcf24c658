"""What boto3 adds to clients of S3."""
