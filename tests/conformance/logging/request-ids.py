# Each invocation has its own id.
#: event {}
#: event {}
import logging

def handler(event, context):
    logging.warning("id is mine")
    print(context.aws_request_id)
    return context.aws_request_id
