# os is a module, not a package.
import os.path.missing

def handler(event, context):
    return 1
