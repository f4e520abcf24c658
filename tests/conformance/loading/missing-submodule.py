# The package is there, its module is not.
#: file app.py
import pkg.missing

def handler(event, context):
    return 1
#: file pkg/__init__.py
