# Half a surrogate pair as an escape is a legal event.
#: event ["\ud83d", "\ude00x"]
def handler(event, context):
    return [ascii(text) for text in event]
