# A name that is not there, with Python's suggestion left out of the message.
import json
VALUE = jsn.loads("{}")
