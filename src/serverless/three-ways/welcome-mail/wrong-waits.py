import time

def send_mail(address):
    if time.gmtime()[3:6] < (9, 5, 30):
        raise ConnectionError("the mail server does not answer")
    print("mail sent to", address)

def handler(event, context):
    # Waits for the mail server, and pays for the waiting.
    while True:
        try:
            return send_mail(event["mail"])
        except ConnectionError:
            time.sleep(5)
