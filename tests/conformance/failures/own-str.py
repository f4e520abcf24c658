# The exception says its message by a method of its own.
class Unprintable(Exception):
    def __str__(self):
        return "made by __str__ from %d arguments" % len(self.args)

def handler(event, context):
    raise Unprintable(1, 2)
