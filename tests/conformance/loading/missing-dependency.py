# The most usual failure while loading.
import os
import pandas

def handler(event, context):
    return 1
