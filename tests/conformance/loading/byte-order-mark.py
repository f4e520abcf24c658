# A byte order mark at the beginning of the file is no character of the source.
#: file app.py
import work

def handler(event, context):
    return work.VALUE
#: file work.py
﻿VALUE = "with mark"
