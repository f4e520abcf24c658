# __getattr__ of the module raises something else.
#: handler app.anything
def __getattr__(name):
    raise LookupError(name)
