# JSON's words in Python are names, found when it runs.
def handler(event, context):
    return {"ok": true}
