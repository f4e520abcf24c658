# A namedtuple is an object.
from collections import namedtuple
from typing import NamedTuple

Point = namedtuple("Point", "x y")

class Order(NamedTuple):
    id: int
    lines: tuple = ()

def handler(event, context):
    return [Point(1, 2), Order(7, (Point(3, None),)), {"p": Point([], {})}]
