# What logging prints of a syntax error.
#: file app.py
import logging

def handler(event, context):
    try:
        import work
    except SyntaxError as error:
        logging.exception("cannot load")
        return error.msg, error.filename, error.lineno, error.offset, error.text, error.end_lineno, error.end_offset
#: file work.py
def step()
    pass
