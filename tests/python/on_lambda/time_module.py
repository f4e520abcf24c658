"""time: nothing of it is real. Sleeping passes simulated time at once."""
# only on Lambda: no other clock is simulated
import time


def handler(event, context):
    before, clock = time.time(), time.monotonic()
    time.sleep(1.5)
    assert 1.5 <= time.time() - before < 2 and 1.5 <= time.monotonic() - clock < 2
    assert 0 <= clock < 1e6
    start = time.perf_counter()
    time.sleep(0)
    assert time.perf_counter() >= start and time.perf_counter_ns() > 0 and time.time_ns() > 10**18
    assert time.process_time() >= 0 and time.thread_time() >= 0
    assert time.gmtime(0)[:6] == (1970, 1, 1, 0, 0, 0) and time.gmtime().tm_year >= 2020 and time.localtime().tm_year >= 2020
    assert time.strftime("%Y-%m-%d", time.gmtime(86400)) == "1970-01-02" and len(time.strftime("%H:%M")) == 5
    assert time.strptime("2024-02-29", "%Y-%m-%d").tm_yday == 60 and time.mktime(time.gmtime(1000)) == 1000
    assert time.asctime(time.gmtime(0)) == "Thu Jan  1 00:00:00 1970" and len(time.ctime()) == 24
    assert time.timezone == 0 and time.tzname == ("UTC", "UTC")
    for wrong, kind in ((-1, ValueError), ("1", TypeError), (float("nan"), ValueError)):
        try:
            time.sleep(wrong)
        except kind:
            continue
        raise AssertionError(wrong)
    return "ok"
