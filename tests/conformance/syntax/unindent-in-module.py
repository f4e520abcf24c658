# The second function is indented by one space.
def work():
    return 1
 
 def handler(event, context):
    return 1
