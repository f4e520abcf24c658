# A UserDict is no dict.
from collections import UserDict

def handler(event, context):
    return UserDict(a=1)
