# A message of several lines, with tabs and characters outside ASCII.
def handler(event, context):
    raise RuntimeError("first line\n  second line\n\tthird: größer 😀\r\nlast")
