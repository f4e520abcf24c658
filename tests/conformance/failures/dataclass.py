# A field without a value.
from dataclasses import dataclass

@dataclass
class Order:
    id: int
    price: float

def handler(event, context):
    return Order(**event)
