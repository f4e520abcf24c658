# next() on nothing.
VALUE = next(iter([]))
