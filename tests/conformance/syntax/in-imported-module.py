# The mistake is in a module that the handler's module imports.
#: file app.py
import work

def handler(event, context):
    return 1
#: file work.py
total = 1
for = 2
