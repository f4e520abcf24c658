import time

rates = {}

def load_rates():
    time.sleep(0.5)
    return {"USD": 1.25, "JPY": 160}

def handler(event, context):
    return event["euros"] * rates[event["currency"]]
