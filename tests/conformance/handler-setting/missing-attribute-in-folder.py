# The message keeps the slashes of the setting.
#: handler pkg/app.main
#: file pkg/app.py
def handler(event, context):
    return 1
