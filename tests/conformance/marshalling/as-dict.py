# Any class with _asdict is an object; one whose _asdict is no dict is refused.
#: event 0
#: event 1
class Order:
    def __init__(self, value):
        self.value = value

    def _asdict(self):
        return self.value

def handler(event, context):
    return [Order([1]) if event else Order({"b": 1, "a": Order({})})]
