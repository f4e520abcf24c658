"""ReadConcern."""

from pymongo.options import ReadConcern
