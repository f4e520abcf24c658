"""linecache and reprlib: lines of files, representations that are cut."""
import linecache
import reprlib


class Tree:
    def __init__(self):
        self.children = []

    @reprlib.recursive_repr(fillvalue="<...>")
    def __repr__(self):
        return f"Tree({self.children})"


class Short(reprlib.Repr):
    def repr_int(self, number, level):
        return f"#{number}"


def handler(event, context):
    with open("/tmp/lines.txt", "w") as file:
        file.write("one\ntwo\nlast")
    assert linecache.getline("/tmp/lines.txt", 2) == "two\n" and linecache.getline("/tmp/lines.txt", 3) == "last\n"
    assert linecache.getline("/tmp/lines.txt", 9) == "" and linecache.getline("/tmp/none", 1) == ""
    with open("/tmp/lines.txt", "w") as file:
        file.write("changed, and longer than it was\n")
    assert linecache.getline("/tmp/lines.txt", 1) == "one\n"
    linecache.checkcache("/tmp/lines.txt")
    assert linecache.getline("/tmp/lines.txt", 1).startswith("changed") and linecache.getlines("/tmp/lines.txt")[0].endswith("was\n")
    linecache.clearcache()
    assert reprlib.repr("a" * 100) == "'aaaaaaaaaaaa...aaaaaaaaaaaaa'" and reprlib.repr(list(range(20))) == "[0, 1, 2, 3, 4, 5, ...]"
    assert reprlib.repr({n: n for n in range(9)}) == "{0: 0, 1: 1, 2: 2, 3: 3, ...}" and reprlib.repr(10**60).endswith("0")
    assert "..." in reprlib.repr(10**60)
    assert reprlib.repr([[[[[[[1]]]]]]]) == "[[[[[[[...]]]]]]]" and reprlib.repr({3, 1}) == "{1, 3}" and reprlib.repr((1,)) == "(1,)"
    tree = Tree()
    tree.children.append(tree)
    assert repr(tree) == "Tree([<...>])" and Short().repr([1, "a"]) == "[#1, 'a']"
    limited = reprlib.Repr(maxlist=1, maxstring=10)
    assert limited.repr([1, 2]) == "[1, ...]" and limited.repr("x" * 20) == "'xx...xxx'"
    return "ok"
