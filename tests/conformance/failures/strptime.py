# A date in another form.
import datetime

def handler(event, context):
    return datetime.datetime.strptime("31/01/26", "%Y-%m-%d")
