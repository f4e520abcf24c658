# A module of the reader's needs a package that was not deployed.
#: file app.py
import work

def handler(event, context):
    return 1
#: file work.py
from requests.adapters import HTTPAdapter
