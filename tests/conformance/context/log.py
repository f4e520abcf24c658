# context.log writes its text and nothing else: an event each.
def handler(event, context):
    context.log("first")
    context.log("second\nline\n")
    context.log({"a": 1})
    context.log(None)
    context.log("")
    print("printed")
