# Only the last dot separates the module from the function.
#: handler orders.api.get
#: file orders/api.py
def get(event, context):
    return __name__, __file__, __package__
