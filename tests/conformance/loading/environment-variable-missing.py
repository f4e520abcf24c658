# An environment variable that is not set, read at module level.
import os
TABLE = os.environ["TABLE"]
