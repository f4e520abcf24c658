import os
import time
from datetime import datetime

# Until then the mail server is down.
REPAIRED_AT = datetime.fromisoformat(os.environ["REPAIRED_AT"]).timestamp()


def handler(event, context):
    if "@" not in event["to"]:
        raise ValueError(f"{event['to']} is no address")
    if time.time() < REPAIRED_AT:
        raise ConnectionError("the mail server does not answer")
    print("sent to", event["to"])
