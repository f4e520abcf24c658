import time

rates = None

def load_rates():
    time.sleep(0.5)
    return {"USD": 1.25, "JPY": 160}

def handler(event, context):
    # The global is there, but nobody asks whether it is filled.
    global rates
    rates = load_rates()
    return event["euros"] * rates[event["currency"]]
