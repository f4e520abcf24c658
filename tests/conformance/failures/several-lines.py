# A call over several lines: the frame names the line of the call's beginning, or of the part that failed.
#: event 0
#: event 1
#: event 2
def work(*values, **named):
    raise ValueError("bad")

def handler(event, context):
    if event == 0:
        return work(
            1,
            2,
        )
    if event == 1:
        return (
            "a"
            + "b"
            + event
        )
    return {
        "first": 1,
        "second": int("two"),
        "third": work(
            named={
                "deep": 1
            }
        ),
    }
