"""random: with a seed, the same numbers as every other Python."""
import random

from checks import raises


def handler(event, context):
    r = random.Random(42)
    assert [r.random() for _ in range(3)] == [0.6394267984578837, 0.025010755222666936, 0.27502931836911926]
    r.seed(42)
    assert [r.randint(1, 6) for _ in range(10)] == [6, 1, 1, 6, 3, 2, 2, 2, 6, 1]
    r.seed(1)
    deck = list(range(10))
    r.shuffle(deck)
    assert deck == [6, 8, 9, 7, 5, 3, 0, 4, 1, 2], deck
    known = random.Random(2024)
    state = known.getstate()
    first = [known.choice("abcdef") for _ in range(5)], known.sample(range(100), 4), known.choices("ab", weights=[9, 1], k=5), known.uniform(1, 2)
    known.setstate(state)
    again = [known.choice("abcdef") for _ in range(5)], known.sample(range(100), 4), known.choices("ab", weights=[9, 1], k=5), known.uniform(1, 2)
    assert first == again
    known.seed(2024)
    assert known.sample(range(100), 4) == [60, 23, 93, 74] and random.Random(3).randbytes(5) == b"\xfd?\xeb<\x97"
    assert random.Random(3).getrandbits(70) == 638121593715607420925
    for seed, expected in ((0, 0.8444218515250481), ("text", 0.8711565613554825), (b"bytes", 0.37075677971469856), (-5, 0.6229016948897019), (10**30, 0.9341508484568806), (1.5, None), (None, None)):
        value = random.Random(seed).random()
        assert 0 <= value < 1 and (expected is None or value == expected), (seed, value)
    raises(TypeError, "The only supported seed types are:\nNone, int, float, str, bytes, and bytearray.", random.Random, [1])
    raises(IndexError, "Cannot choose from an empty sequence", r.choice, [])
    raises(ValueError, "Sample larger than population or is negative", r.sample, [1], 2)
    raises(TypeError, "Population must be a sequence.  For dicts or sets, use sorted(d).", r.sample, {1, 2}, 1)
    raises(ValueError, "empty range in randrange(5, 5)", r.randrange, 5, 5)
    raises(ValueError, "empty range in randint(5, 1)", r.randint, 5, 1)
    raises(TypeError, "'float' object cannot be interpreted as an integer", r.randrange, 1.5)
    raises(ValueError, "The number of weights does not match the population", r.choices, "ab", weights=[1])
    raises(ValueError, "Total of weights must be greater than zero", r.choices, "ab", weights=[0, 0])
    assert r.getrandbits(8) < 256 and len(r.randbytes(5)) == 5 and r.getrandbits(0) == 0 and 10 <= r.randrange(10, 20, 5) <= 15
    random.seed(7)
    assert [random.randint(0, 9) for _ in range(5)] == [5, 2, 6, 0, 1] and isinstance(random.random(), float)
    return "ok"
