# A keyword that is misspelled: Python 3.14 says which was meant.
dfe handler(event, context):
    return 1
