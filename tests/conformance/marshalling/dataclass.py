# A dataclass is refused; asdict makes a dict of it.
#: event 0
#: event 1
from dataclasses import asdict, dataclass, field

@dataclass
class Order:
    id: int
    tags: list = field(default_factory=list)

def handler(event, context):
    return asdict(Order(1, ["a"])) if event else Order(1)
