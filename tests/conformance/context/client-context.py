# A whole client context.
#: event {}
#: client_context {"client": {"installation_id": "i", "app_title": "t", "app_version_name": "n", "app_version_code": "c", "app_package_name": "p"}, "custom": {"a": [1, "ü"]}, "env": {"locale": "de"}}
def handler(event, context):
    print(context.client_context)
    client = context.client_context.client
    return [client.installation_id, client.app_title, client.app_version_name, client.app_version_code, client.app_package_name,
            context.client_context.custom, context.client_context.env]
