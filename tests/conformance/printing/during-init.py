# Lines that are printed while the module loads.
print("loading")
print("no newline", end="")

def handler(event, context):
    print("handling")
