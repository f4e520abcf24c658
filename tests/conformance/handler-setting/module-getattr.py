# A module may make its attributes when they are asked for.
#: handler app.dynamic
def __getattr__(name):
    if name == "dynamic":
        return lambda event, context: name
    raise AttributeError(name)
