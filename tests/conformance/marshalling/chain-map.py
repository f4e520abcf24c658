# Nor is a ChainMap, nor a mappingproxy.
#: event 0
#: event 1
#: event 2
from collections import ChainMap
from types import MappingProxyType, SimpleNamespace

def handler(event, context):
    return [ChainMap({"a": 1}), MappingProxyType({}), SimpleNamespace(a=1)][event]
