from datetime import date

def handler(event, context):
    day = date.fromisoformat(event["day"])
    if event["euros"] == 0:
        print("nothing to book")
    return {"booked": event["euros"], "day": day}
