# Members of enumerations as keys and values.
import enum

class Size(enum.IntEnum):
    SMALL = 1

class Colour(str, enum.Enum):
    RED = "red"

class Word(enum.StrEnum):
    ONE = "one"

class Bits(enum.IntFlag):
    A = 1
    B = 2

def handler(event, context):
    return {Size.SMALL: Size.SMALL, Colour.RED: Colour.RED, Word.ONE: Word.ONE, Bits.A: Bits.A | Bits.B}
