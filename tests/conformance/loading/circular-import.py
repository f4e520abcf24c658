# Two modules that import each other.
#: file app.py
from work import step

def handler(event, context):
    return 1
#: file work.py
from app import handler

def step():
    return handler
