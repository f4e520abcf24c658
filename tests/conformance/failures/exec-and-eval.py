# Code from text has no file; its line is not shown.
#: event 0
#: event 1
#: event 2
def handler(event, context):
    if event == 0:
        exec("x = 1\ny = x / 0\n")
    if event == 1:
        return eval("missing + 1")
    return eval("1 +")
