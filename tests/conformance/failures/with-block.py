# __exit__ sees the exception; one that raises replaces it.
#: event 0
#: event 1
class Resource:
    def __init__(self, fails):
        self.fails = fails

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        print("exit", kind.__name__, error)
        if self.fails:
            raise OSError("cannot close")

def handler(event, context):
    with Resource(event):
        return 1 / 0
