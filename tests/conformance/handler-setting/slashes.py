# Slashes are dots.
#: handler orders/api/v1.get
#: file orders/api/v1.py
def get(event, context):
    return __name__, __file__
