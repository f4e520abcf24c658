# The source line holds characters outside ASCII.
def handler(event, context):
    größe = {"straße": 1}; return größe["weg 😀"]
