# Calling a class that takes nothing.
#: handler app.Handler
class Handler:
    pass
