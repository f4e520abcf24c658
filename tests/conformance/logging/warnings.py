# Warnings are lines on stderr.
import warnings

def old():
    warnings.warn("old is old", DeprecationWarning, stacklevel=2)

def handler(event, context):
    warnings.warn("look out")
    old()
    for _ in range(2):
        warnings.warn("once for each place", RuntimeWarning)
