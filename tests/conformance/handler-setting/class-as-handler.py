# A class is called like a function; its instance is the response.
#: handler app.Handler
class Handler(dict):
    def __init__(self, event, context):
        super().__init__(got=event)
