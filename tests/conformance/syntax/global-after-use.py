# global after the name was used.
calls = 0
def handler(event, context):
    calls += 1
    global calls
