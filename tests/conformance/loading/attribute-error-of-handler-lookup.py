# __getattr__ of the module raises AttributeError: the handler is missing.
#: handler app.anything
def __getattr__(name):
    raise AttributeError(name)
