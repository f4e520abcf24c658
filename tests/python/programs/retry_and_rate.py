"""Retries with waiting, a rate limit and a cache that forgets, on the clock of the machine."""
import functools
import time

from checks import raises


class Throttled(Exception):
    pass


def retry(times, *kinds, first_wait=0.01, sleep=time.sleep):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*arguments, **named):
            wait = first_wait
            for attempt in range(1, times + 1):
                try:
                    return function(*arguments, **named)
                except kinds as error:
                    if attempt == times:
                        error.add_note(f"gave up after {times} attempts")
                        raise
                    sleep(wait)
                    wait *= 2
        return wrapper
    return decorate


class Forgetful:
    def __init__(self, seconds, clock=time.monotonic):
        self.seconds, self.clock, self.known = seconds, clock, {}

    def __call__(self, function):
        @functools.wraps(function)
        def wrapper(key):
            at, value = self.known.get(key, (None, None))
            if at is None or self.clock() - at > self.seconds:
                at, value = self.known[key] = self.clock(), function(key)
            return value
        return wrapper


def handler(event, context):
    waits, calls = [], []

    @retry(4, Throttled, KeyError, sleep=waits.append)
    def flaky(succeeds_at):
        """Flaky."""
        calls.append(1)
        if len(calls) < succeeds_at:
            raise Throttled(len(calls))
        return len(calls)

    assert flaky(3) == 3 and waits == [0.01, 0.02] and flaky.__doc__ == "Flaky."
    calls.clear(), waits.clear()
    error = raises(Throttled, "4", flaky, 9)
    assert error.__notes__ == ["gave up after 4 attempts"] and waits == [0.01, 0.02, 0.04]
    other = retry(3, KeyError)(lambda: 1 / 0)
    raises(ZeroDivisionError, "division by zero", other)
    before = time.monotonic()
    raises(KeyError, "'k'", retry(3, KeyError)({}.__getitem__), "k")
    assert 0.03 <= time.monotonic() - before < 1
    made = []
    square = Forgetful(0.05)(lambda n: made.append(n) or n * n)
    assert square(3) == 9 == square(3) and made == [3]
    time.sleep(0.06)
    assert square(3) == 9 and made == [3, 3] and square.__name__ == "<lambda>"
    return "ok"
