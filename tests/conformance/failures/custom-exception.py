# A class of the reader's: the name without module or outer class.
class Errors:
    class NotFound(LookupError):
        def __init__(self, table):
            super().__init__(f"no table {table}")
            self.table = table

def handler(event, context):
    raise Errors.NotFound("orders")
