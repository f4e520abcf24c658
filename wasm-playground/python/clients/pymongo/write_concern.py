"""WriteConcern."""

from pymongo.options import WriteConcern
