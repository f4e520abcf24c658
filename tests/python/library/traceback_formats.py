"""traceback: how chains, groups, notes and SyntaxErrors are written."""
import io
import sys
import traceback


def deep(n):
    if n:
        deep(n - 1)
    else:
        raise ValueError("bottom")


def lines_of(call):
    try:
        call()
    except BaseException:
        return traceback.format_exc().splitlines()


def chained():
    try:
        {}["k"]
    except KeyError as error:
        raise RuntimeError("outer") from error


def contextual():
    try:
        {}["k"]
    except KeyError:
        [][3]


def noted():
    error = ValueError("noted")
    error.add_note("one\ntwo")
    raise error


def grouped():
    raise ExceptionGroup("two", [ValueError("a"), ExceptionGroup("in", [KeyError("b")])])


def handler(event, context):
    lines = lines_of(lambda: deep(2))
    assert lines[0] == "Traceback (most recent call last):" and lines[-1] == "ValueError: bottom"
    assert sum("in deep" in line for line in lines) == 3
    assert '    raise ValueError("bottom")' in lines
    assert [line.rsplit(", in ")[-1] for line in lines if line.startswith("  File")] == ["lines_of", "<lambda>", "deep", "deep", "deep"]
    assert "    {}[\"k\"]" in lines_of(chained) and "    ~~^^^^^" in lines_of(chained)
    assert "The above exception was the direct cause of the following exception:" in lines_of(chained)
    assert "During handling of the above exception, another exception occurred:" in lines_of(contextual)
    assert lines_of(contextual)[-1] == "IndexError: list index out of range" and lines_of(noted)[-3:] == ["ValueError: noted", "one", "two"]
    group = lines_of(grouped)
    assert group[0] == "  + Exception Group Traceback (most recent call last):" and "  | ExceptionGroup: two (2 sub-exceptions)" in group
    assert "  +-+---------------- 1 ----------------" in group and "    | ValueError: a" in group and "      | KeyError: 'b'" in group
    assert group[-1] == "      +------------------------------------"
    repeated = lines_of(lambda: endless(0))
    assert any(line.strip().startswith("[Previous line repeated ") for line in repeated)
    assert repeated[-1].startswith("RecursionError: maximum recursion depth exceeded")
    syntax = lines_of(lambda: compile("x = = 1\n", "<code>", "exec"))
    assert syntax[-4:] == ['  File "<code>", line 1', "    x = = 1", "        ^", "SyntaxError: invalid syntax"]
    assert traceback.format_exception_only(KeyError("a")) == ["KeyError: 'a'\n"]
    assert traceback.format_exception_only(ValueError()) == ["ValueError\n"]
    assert traceback.format_exception_only(KeyboardInterrupt()) == ["KeyboardInterrupt\n"]

    class Own(Exception):
        pass

    assert traceback.format_exception_only(Own("m")) == [f"{__name__}.handler.<locals>.Own: m\n"]
    missing = lines_of(lambda: [].appendd(1))
    assert missing[-1] == "AttributeError: 'list' object has no attribute 'appendd'. Did you mean: 'append'?"
    assert lines_of(lambda: lenn([]))[-1] == "NameError: name 'lenn' is not defined. Did you mean: 'len'?"
    try:
        deep(0)
    except ValueError as error:
        stack = traceback.extract_tb(error.__traceback__)
        assert [(frame.name, frame.line) for frame in stack][-1] == ("deep", 'raise ValueError("bottom")') and stack[-1].lineno == 11
        assert error.__traceback__.tb_next.tb_frame.f_code.co_name == "deep"
        whole = traceback.TracebackException.from_exception(error)
        assert whole.exc_type_str == "ValueError" and "".join(whole.format()).endswith("ValueError: bottom\n")
        assert len(traceback.format_tb(error.__traceback__)) == 2
        out = io.StringIO()
        traceback.print_exception(error, file=out)
        assert out.getvalue() == "".join(traceback.format_exception(error)) == "".join(traceback.format_exception(type(error), error, error.__traceback__))
    assert traceback.format_stack()[-1].splitlines()[1].strip().startswith("assert traceback.format_stack()")
    assert traceback.format_exc() == "NoneType: None\n" and sys.exc_info() == (None, None, None)
    return "ok"


def endless(n):
    endless(n)
