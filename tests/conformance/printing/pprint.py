# pprint wraps at eighty characters.
from pprint import pprint

def handler(event, context):
    pprint({"rows": [{"id": n, "name": "a name that is rather long", "größe": None} for n in range(3)]})
