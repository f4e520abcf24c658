# A module that fails while it is loaded in the handler: importlib's frames are left out by Python itself.
#: event 0
#: event 0
#: file app.py
def handler(event, context):
    import work
#: file work.py
print("loading work")
raise ValueError("cannot load")
