# An import that fails in the handler is an ordinary error.
#: event 0
#: event 1
#: event 2
def handler(event, context):
    if event == 0:
        import pandas
    if event == 1:
        from json import tables
    from . import work
