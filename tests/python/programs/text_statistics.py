"""Words of a text: counted, sorted, shown as a table."""
import re
import textwrap
from collections import Counter
from itertools import groupby

TEXT = """\
It was the best of times, it was the worst of times, it was the age of wisdom,
it was the age of foolishness; it was the epoch of belief — it was the epoch of
incredulity. "It was the season of Light," they'd say: naïve, isn't it?
"""


def words(text):
    return [word.casefold() for word in re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", text)]


def handler(event, context):
    found = words(TEXT)
    counts = Counter(found)
    assert len(found) == 47 and counts.most_common(4) == [("it", 8), ("was", 7), ("the", 7), ("of", 7)], (len(found), counts.most_common(5))
    assert {"they'd", "isn't", "naïve"} <= counts.keys() and len(counts) == 19, len(counts)
    by_length = {length: sorted(group) for length, group in groupby(sorted(counts, key=len), key=len)}
    assert by_length[5] == ["epoch", "isn't", "light", "naïve", "times", "worst"], by_length
    assert by_length[11] == ["foolishness", "incredulity"], by_length
    table = "\n".join(f"{word:<8}|{count:>3} {'#' * count}" for word, count in counts.most_common(2))
    assert table == "it      |  8 ########\nwas     |  7 #######"
    sentences = [s.strip() for s in re.split(r"(?<=[.;?])\s+", TEXT.replace("\n", " ")) if s.strip()]
    assert len(sentences) == 3 and sentences[1].startswith("it was"), sentences
    wrapped = textwrap.fill(" ".join(TEXT.split()), 40)
    assert max(map(len, wrapped.splitlines())) <= 40 and wrapped.splitlines()[0] == "It was the best of times, it was the"
    assert TEXT.title().count("Was") == 7 and TEXT.upper().count("NAÏVE") == 1
    assert "".join(sorted(set("tale of two cities") - {" "})) == "acefilostw"
    assert max(found, key=lambda w: (len(w), w)) == "incredulity" and sum(map(len, found)) / len(found) > 3
    return "ok"
