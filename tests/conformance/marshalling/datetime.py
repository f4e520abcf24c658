# Dates are refused.
#: event 0
#: event 1
#: event 2
#: event 3
import datetime

VALUES = [datetime.datetime(2026, 1, 31), datetime.date(2026, 1, 31), datetime.timedelta(1), datetime.time(9)]

def handler(event, context):
    return {"value": VALUES[event]}
