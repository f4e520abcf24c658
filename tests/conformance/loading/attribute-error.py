# An attribute that a module does not have.
import json
VALUE = json.load_string("{}")
