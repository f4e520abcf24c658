# Characters outside ASCII, zero bytes, other line separators.
def handler(event, context):
    print("größe £ 日本語 😀 \u2028 \x85 \x0b \x0c \x1c end")
    print("zero\0byte")
    print(ascii("größe"), repr("a\nb"))
