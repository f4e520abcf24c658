# Modules of the library that AWS's client does not load are hidden by the reader's.
#: file app.py
import datetime, pathlib, random

def handler(event, context):
    return datetime.__file__, random.__file__, pathlib.__file__
#: file datetime.py
#: file random.py
#: file pathlib.py
