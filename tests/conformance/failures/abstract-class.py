# A class that lacks a method of its base.
#: event 0
#: event 1
from abc import ABC, abstractmethod
from collections.abc import Mapping

class Store(ABC):
    @abstractmethod
    def get(self, key): ...

class Rows(Mapping):
    def __len__(self):
        return 0

def handler(event, context):
    return Rows() if event else Store()
