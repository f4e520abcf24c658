# An object that can be called.
class Handler:
    def __call__(self, event, context):
        return type(self).__name__

handler = Handler()
