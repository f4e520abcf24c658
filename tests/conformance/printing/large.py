# Long lines and many lines come whole.
def handler(event, context):
    print("x" * 100_000)
    for n in range(300):
        print("line", n)
