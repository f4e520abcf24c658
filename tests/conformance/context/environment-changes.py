# A change of os.environ lives as long as the environment.
#: event {}
#: event {}
import os

def handler(event, context):
    before = os.environ.get("STEP")
    os.environ["STEP"] = "done"
    return before, os.getenv("MISSING"), os.environ.get("MISSING", "default"), "STEP" in os.environ
