import time

def send(letter):
    time.sleep(0.5)

def handler(event, context):
    sent = 0
    for letter in event["letters"]:
        send(letter)
        sent = sent + 1
    return {"sent": sent, "rest": []}
