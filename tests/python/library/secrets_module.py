"""secrets: shapes, ranges, comparison."""
import secrets
import string

from checks import raises


def handler(event, context):
    assert len(secrets.token_bytes(16)) == 16 and len(secrets.token_hex(16)) == 32 and len(secrets.token_urlsafe(16)) == 22
    assert len(secrets.token_bytes()) == 32 and len(secrets.token_hex()) == 64
    assert set(secrets.token_hex(50)) <= set("0123456789abcdef")
    assert set(secrets.token_urlsafe(50)) <= set(string.ascii_letters + string.digits + "-_") and type(secrets.token_bytes(1)) is bytes
    assert len({secrets.token_hex(8) for _ in range(50)}) == 50 and all(0 <= secrets.randbelow(5) < 5 for _ in range(50))
    assert {secrets.randbelow(2) for _ in range(64)} == {0, 1} and secrets.randbits(8) < 256
    assert secrets.choice("x") == "x" and secrets.choice([1, 2]) in (1, 2) and secrets.compare_digest("a", "a")
    assert not secrets.compare_digest(b"a", b"ab")
    raises(ValueError, "Upper bound must be positive.", secrets.randbelow, 0)
    raises(IndexError, "Cannot choose from an empty sequence", secrets.choice, "")
    raises(TypeError, "a bytes-like object is required, not 'str'", secrets.compare_digest, "a", b"a")  # differs: Some messages of the library are put in other words
    system = secrets.SystemRandom()
    assert 0 <= system.random() < 1 and system.randint(3, 3) == 3 and sorted(system.sample(range(5), 5)) == [0, 1, 2, 3, 4]
    raises(NotImplementedError, "System entropy source does not have state.", system.getstate)
    alphabet = string.ascii_letters + string.digits
    password = "".join(secrets.choice(alphabet) for _ in range(20))
    assert len(password) == 20 and set(password) <= set(alphabet)
    return "ok"
