# A wrapper of the library that is written in C has no frame.
import functools

@functools.lru_cache
def price(number):
    raise LookupError(number)

def handler(event, context):
    return price(3), price([])
