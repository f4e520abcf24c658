# Parts of it that are missing are None; unknown ones are dropped.
#: event {}
#: client_context {}
#: event {}
#: client_context {"custom": null, "other": 1}
#: event {}
#: client_context {"client": {"app_title": "t", "more": 1}, "custom": "text"}
def handler(event, context):
    found = context.client_context
    return str(found), found.custom, hasattr(found, "other"), None if found.client is None else str(found.client)
