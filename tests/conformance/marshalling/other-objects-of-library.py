# Objects of the library.
#: event 0
#: event 1
#: event 2
#: event 3
import array, collections, fractions, re, uuid

VALUES = [uuid.UUID(int=1), fractions.Fraction(1, 3), collections.deque([1]), re.compile("a")]

def handler(event, context):
    return VALUES[event]
