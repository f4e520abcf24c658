# A space after comma and colon; order of keys as in the dict.
def handler(event, context):
    return {"z": [1, 2, {"b": None, "a": True}], "a": {}, "": []}
