# An exception of the value's own code while it is written.
class Broken:
    def _asdict(self):
        raise ZeroDivisionError("in _asdict")

def handler(event, context):
    return {"broken": Broken()}
