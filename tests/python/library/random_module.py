"""random, uuid, secrets: from the simulation's seed."""
import random
import secrets
import uuid


def handler(event, context):
    assert 0 <= random.random() < 1 and random.randint(1, 6) in range(1, 7) and random.choice("ab") in "ab"
    assert sorted(random.sample(range(9), 9)) == list(range(9)) and len(random.choices("abc", weights=[1, 0, 0], k=3)) == 3
    cards = list(range(52))
    random.shuffle(cards)
    assert sorted(cards) == list(range(52))
    known = random.Random(42)
    assert [known.randint(0, 99) for _ in range(3)] == [81, 14, 3], "Mersenne Twister as in CPython"
    assert random.Random("seed").random() == random.Random("seed").random()
    assert 0 <= random.SystemRandom().random() < 1 and isinstance(random.gauss(0, 1), float)
    one, other = uuid.uuid4(), uuid.uuid4()
    assert one != other and one.version == 4 and len(str(one)) == 36
    assert str(uuid.uuid5(uuid.NAMESPACE_DNS, "python.org")) == "886313e1-3b8a-5372-9b90-0c9aee199e5d"
    assert uuid.UUID(str(one)) == one and uuid.uuid1() != uuid.uuid1()
    assert len(secrets.token_hex(4)) == 8 and len(secrets.token_bytes()) == 32 and secrets.choice("a") == "a"
    assert secrets.compare_digest("a", "a") and secrets.randbelow(3) < 3 and secrets.token_urlsafe(3)
    return "ok"
