# Text outside ASCII is written as it is.
def handler(event, context):
    return {"größe": "£1.00 — 😀 日本語", "quotes": "\"\\/", "control": "\b\f\n\r\t\0\x1f\x7f\x80", "line ends": "\u2028\u2029\u00a0"}
