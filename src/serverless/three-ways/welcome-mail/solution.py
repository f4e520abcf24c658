import time

def send_mail(address):
    if time.gmtime()[3:6] < (9, 5, 30):
        raise ConnectionError("the mail server does not answer")
    print("mail sent to", address)

def handler(event, context):
    send_mail(event["mail"])
