"""The wrapper around calls. It does nothing but stand in stack traces, as botocore's does."""

from functools import wraps


def with_current_context(hook=None):
    """Decorates a function as botocore decorates its calls."""

    def decorator(func):
        @wraps(func)
        def wrapper(*args, **kwargs):
            return func(*args, **kwargs)

        return wrapper

    return decorator
