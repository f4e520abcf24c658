import time

def send(letter):
    time.sleep(0.5)

def handler(event, context):
    sent = 0
    try:
        for letter in event["letters"]:
            send(letter)
            sent = sent + 1
    except BaseException:
        # A timeout is no exception, so nobody ever comes here.
        pass
    return {"sent": sent, "rest": event["letters"][sent:]}
