import time

def send(letter):
    time.sleep(0.5)

def handler(event, context):
    letters = event["letters"]
    for index, letter in enumerate(letters):
        if context.get_remaining_time_in_millis() < 1000:
            return {"sent": index, "rest": letters[index:]}
        send(letter)
    return {"sent": len(letters), "rest": []}
