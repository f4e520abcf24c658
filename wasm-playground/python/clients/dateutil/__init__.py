"""The face of dateutil: boto3's times are in its UTC."""
