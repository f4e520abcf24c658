# Trace context in the client context is taken out of it.
#: event {}
#: client_context {"w3c": {"traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "tracestate": 1, "other": "x"}, "custom": {}}
def handler(event, context):
    return context.w3c(), str(context.client_context)
