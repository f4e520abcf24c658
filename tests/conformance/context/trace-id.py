# The trace id is a variable of the environment, new for each invocation.
#: event {}
#: event {}
import os, re

FORM = r"Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0"
at_load = os.environ.get("_X_AMZN_TRACE_ID")

def handler(event, context):
    return at_load, bool(re.fullmatch(FORM, os.environ["_X_AMZN_TRACE_ID"]))
