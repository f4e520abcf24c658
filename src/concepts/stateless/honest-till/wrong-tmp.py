import json
import os

def handler(event, context):
    # A file in /tmp is no safer than a variable.
    total = 0
    if os.path.exists("/tmp/total"):
        with open("/tmp/total") as file:
            total = json.load(file)
    for price in event["prices"]:
        total = total + price
    with open("/tmp/total", "w") as file:
        json.dump(total, file)
    return total
