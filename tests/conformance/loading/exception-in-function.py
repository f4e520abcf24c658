# The frames begin with importlib's.
def connect(host):
    raise ConnectionError(f"cannot reach {host}")

CONNECTION = connect("db.internal")

def handler(event, context):
    return 1
