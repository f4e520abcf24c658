# Half a surrogate pair cannot be printed.
def handler(event, context):
    print("\ud83d")
