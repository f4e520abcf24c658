# Two keys that become the same text are both written.
def handler(event, context):
    return {1: "int", "1": "str", True: "replaces the int", None: 1, "null": 2}
