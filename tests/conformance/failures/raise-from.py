# The cause is not in the answer.
def handler(event, context):
    try:
        return {}["a"]
    except KeyError as error:
        raise RuntimeError("no a") from error
