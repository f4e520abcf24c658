# Notes are not in the answer.
def handler(event, context):
    error = ValueError("with note")
    error.add_note("a note")
    raise error
