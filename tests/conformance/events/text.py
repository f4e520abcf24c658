# Escapes, characters outside ASCII, control characters.
#: event ["\u00fc\u20ac\ud83d\ude00", "üß😀", "\"\\\/\b\f\n\r\t\u0000", "", " "]
def handler(event, context):
    return [[text, len(text), ascii(text), [ord(c) for c in text][:8]] for text in event]
