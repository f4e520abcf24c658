# Parameters in the wrong order.
def work(a=1, b):
    return a
