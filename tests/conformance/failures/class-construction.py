# Frames of __init__, __new__ and super().
class Base:
    def __init__(self, **settings):
        self.table = settings["table"]

class Child(Base):
    def __init__(self):
        super().__init__(bucket="b")

def handler(event, context):
    return Child()
