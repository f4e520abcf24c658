# assert with and without a message.
#: event 0
#: event 1
def handler(event, context):
    assert event, "the event is zero"
    assert event > 1
