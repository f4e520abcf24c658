# Aware and naive.
import datetime

def handler(event, context):
    return datetime.datetime(2026, 1, 1) - datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone.utc)
