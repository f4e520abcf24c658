# A syntax error in a module that is imported in the handler.
#: file app.py
def handler(event, context):
    import work
#: file work.py
def step()
    pass
