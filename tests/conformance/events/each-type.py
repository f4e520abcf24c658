# Each JSON value is a legal event, and has its Python type.
#: event null
#: event true
#: event false
#: event 0
#: event -1
#: event 1.0
#: event ""
#: event "text"
#: event []
#: event {}
#: event [1, "a", null, {"b": [true]}]
def handler(event, context):
    return type(event).__name__, event, bool(event)
