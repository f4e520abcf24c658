# A module of the library that is not loaded yet is hidden by the reader's.
#: handler csv.handler
#: file csv.py
def handler(event, context):
    return __file__
