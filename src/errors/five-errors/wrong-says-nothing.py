from datetime import date

def handler(event, context):
    day = date.fromisoformat(event["day"])
    if event["euros"] == 0:
        return
    return {"booked": event["euros"], "day": str(day)}
