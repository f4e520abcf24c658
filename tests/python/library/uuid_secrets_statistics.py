"""uuid, secrets, statistics, calendar."""

import calendar
import secrets
import statistics
import uuid


def handler(event, context):
    one, two = uuid.uuid4(), uuid.uuid4()
    assert one != two and one.version == 4 and len(str(one)) == 36 and one.variant == uuid.RFC_4122
    # RFC 9562, appendix A.4: the name-based UUID of "www.example.com".
    assert str(uuid.uuid5(uuid.NAMESPACE_DNS, "www.example.com")) == "2ed6657d-e927-568b-95e1-2665a8aea6a2"
    assert uuid.UUID("{12345678-1234-5678-1234-567812345678}").int == 0x12345678123456781234567812345678
    try:
        uuid.UUID("no")
    except ValueError as error:
        assert str(error) == "badly formed hexadecimal UUID string"

    assert len(secrets.token_hex(8)) == 16 and len(secrets.token_bytes(5)) == 5 and secrets.token_urlsafe(4)
    assert secrets.randbelow(10) in range(10) and secrets.choice([7]) == 7

    data = [2, 4, 4, 4, 5, 5, 7, 9]
    assert statistics.mean(data) == 5 and statistics.pstdev(data) == 2 and statistics.median(data) == 4.5
    assert statistics.mode(data) == 4 and statistics.quantiles([1, 2, 3, 4], n=2) == [2.5]
    assert round(statistics.stdev([1, 2, 3, 4]), 6) == 1.290994
    try:
        statistics.mean([])
    except statistics.StatisticsError:
        pass
    else:
        raise AssertionError("no StatisticsError")

    assert calendar.isleap(2024) and not calendar.isleap(1900) and calendar.monthrange(2026, 2) == (6, 28)
    assert calendar.timegm((1970, 1, 2, 0, 0, 0)) == 86400 and calendar.day_name[0] == "Monday"
    assert calendar.month(2026, 11).splitlines()[0].strip() == "November 2026"
    return "ok"
