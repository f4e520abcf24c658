# functools.partial as the handler.
import functools

def work(prefix, event, context):
    return prefix, event

handler = functools.partial(work, "first")
