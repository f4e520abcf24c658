# An int that only falls and is below the timeout.
def handler(event, context):
    first = context.get_remaining_time_in_millis()
    return type(first).__name__, 0 < first <= 900_000, context.get_remaining_time_in_millis() <= first
