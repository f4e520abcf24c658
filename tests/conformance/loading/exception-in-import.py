# The exception is raised in a module that the handler's module imports.
#: file app.py
import settings

def handler(event, context):
    return 1
#: file settings/__init__.py
from .table import NAME
#: file settings/table.py
NAME = int("orders")
