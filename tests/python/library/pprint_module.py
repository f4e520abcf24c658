"""pprint: widths, nesting, order, loops."""
import collections
import dataclasses
import io
import pprint

from checks import raises


@dataclasses.dataclass
class Item:
    name: str
    tags: list


def handler(event, context):
    wide = {"name": "a" * 30, "items": list(range(12)), "more": {"b": 1, "a": 2}}
    assert pprint.pformat({"b": 1, "a": 2}) == "{'a': 2, 'b': 1}"
    assert pprint.pformat({"b": 1, "a": 2}, sort_dicts=False) == "{'b': 1, 'a': 2}" and pprint.pformat([1, "a", None]) == "[1, 'a', None]"
    assert pprint.pformat(wide) == "{'items': [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],\n 'more': {'a': 2, 'b': 1},\n 'name': 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'}"
    assert pprint.pformat(list(range(8)), width=10) == "[0,\n 1,\n 2,\n 3,\n 4,\n 5,\n 6,\n 7]"
    assert pprint.pformat(list(range(8)), width=13, compact=True) == "[0, 1, 2, 3,\n 4, 5, 6, 7]"
    assert pprint.pformat([[1, [2, [3, [4]]]]], depth=2) == "[[1, [...]]]"
    assert pprint.pformat({"a": {"b": {}}}, indent=4, width=5) == "{   'a': {   'b': {   }}}"
    assert pprint.pformat("word " * 10, width=30) == "('word word word word word '\n 'word word word word word ')"
    assert pprint.pformat((1,)) == "(1,)" and pprint.pformat(set()) == "set()"
    loop = [1]
    loop.append(loop)
    assert pprint.pformat(loop).startswith("[1, <Recursion on list with id=") and pprint.isrecursive(loop) and not pprint.isreadable(loop)
    assert pprint.isreadable([1]) and pprint.saferepr({"b": 1, "a": 2}) == "{'a': 2, 'b': 1}"
    assert pprint.pformat(Item("x" * 40, ["y" * 40])) == "Item(name='" + "x" * 40 + "',\n     tags=['" + "y" * 40 + "'])"
    assert pprint.pformat(1234567, underscore_numbers=True) == "1_234_567"
    assert pprint.pformat(collections.OrderedDict(a=1)) == "OrderedDict({'a': 1})"
    assert pprint.pformat(collections.Counter("aab")) == "Counter({'a': 2, 'b': 1})"
    assert pprint.pformat(collections.defaultdict(int, a=1)) == "defaultdict(<class 'int'>, {'a': 1})"
    out = io.StringIO()
    pprint.pprint({"z": 1}, stream=out)
    pprint.pp({"z": 1, "a": 2}, stream=out)
    assert out.getvalue() == "{'z': 1}\n{'z': 1, 'a': 2}\n" and pprint.PrettyPrinter(width=20).pformat(b"abc") == "b'abc'"
    assert pprint.pformat({1: "a", "b": 2, None: 3}) == "{None: 3, 1: 'a', 'b': 2}"
    raises(ValueError, "indent must be >= 0", pprint.pformat, 1, indent=-1)
    raises(ValueError, "depth must be > 0", pprint.pformat, 1, depth=0)
    return "ok"
