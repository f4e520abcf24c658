# Names of functions and modules need not be English.
#: handler größe.straße
#: file größe.py
def straße(event, context):
    raise ValueError("zu groß")
