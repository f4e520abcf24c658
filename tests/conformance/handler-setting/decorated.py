# A decorator's frame stands before the function's.
import functools

def traced(function):
    @functools.wraps(function)
    def wrapper(event, context):
        print("begin")
        try:
            return function(event, context)
        finally:
            print("end")
    return wrapper

@traced
def handler(event, context):
    return event["missing"]
