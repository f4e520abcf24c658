# Escapes of a pair in a text are one character.
def handler(event, context):
    return "\U0001f600", "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"), len("\U0001f600")
