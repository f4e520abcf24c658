# importlib does not mind that `def` and `class` are keywords.
#: handler pkg.def.class.handler
#: file pkg/def/class.py
def handler(event, context):
    return __name__
