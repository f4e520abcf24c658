# Frames of a property and of __getattr__.
#: event 0
#: event 1
class Order:
    @property
    def price(self):
        return self.missing

    def __getattr__(self, name):
        raise AttributeError(f"{type(self).__name__} has no {name}")

def handler(event, context):
    return Order().price if event else Order().other
