# Lines that end as on Windows.
#: file app.py
def handler(event, context):
    text = """a
b"""
    return text, event["missing"]
