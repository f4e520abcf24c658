import sys
from datetime import date

import currencies

def lambda_handler(event, context)
    day = date.fromisoformat(event["day"])
    if event["euros"] == 0:
        sys.exit("nothing to book")
    return {"booked": event["euros"], "day": day}
