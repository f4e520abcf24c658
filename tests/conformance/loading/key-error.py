# A KeyError keeps its quotes.
import os
TABLE = {"a": 1}["TABLE"]
