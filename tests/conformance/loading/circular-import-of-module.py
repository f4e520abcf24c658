# A name is asked for before the module that is being loaded has it.
#: file app.py
import work
VALUE = 1

def handler(event, context):
    return 1
#: file work.py
import app
print(app.VALUE)
