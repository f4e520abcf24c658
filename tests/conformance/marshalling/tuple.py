# Tuples are lists.
def handler(event, context):
    return (1, (), ((2,),))
