# An ordinary enumeration cannot be written.
import enum

class Colour(enum.Enum):
    RED = 1

def handler(event, context):
    return {"colour": Colour.RED}
