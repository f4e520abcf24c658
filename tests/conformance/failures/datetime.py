# Dates that are none.
#: event "2026-13-01"
#: event "31.01.2026"
#: event "2026-02-30"
#: event ""
from datetime import date, datetime

def handler(event, context):
    return date.fromisoformat(event).isoformat()
