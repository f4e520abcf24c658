# A large answer comes through whole.
def handler(event, context):
    return {"rows": [{"id": n, "name": f"row {n} ä"} for n in range(3000)]}
