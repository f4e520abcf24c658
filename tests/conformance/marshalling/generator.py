# Generators are refused, and never begun.
def handler(event, context):
    print("called")
    yield 1
