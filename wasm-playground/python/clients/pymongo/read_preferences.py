"""From which server is read."""

from pymongo.options import Nearest, Primary, PrimaryPreferred, ReadPreference, Secondary, SecondaryPreferred
