import time

answer = None

def load_rates():
    time.sleep(0.5)
    return {"USD": 1.25, "JPY": 160}

def handler(event, context):
    global answer
    if answer is None:
        answer = event["euros"] * load_rates()[event["currency"]]
    return answer
