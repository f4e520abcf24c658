# Half a surrogate pair cannot be sent as UTF-8.
def handler(event, context):
    try:
        "\ud83d".encode()
    except UnicodeEncodeError as error:
        return str(error)
