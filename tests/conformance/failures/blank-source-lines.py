# The source line of a frame is stripped; a comment at its end stays.
def handler(event, context):
                value = event["missing"]      # deep    
                return value
