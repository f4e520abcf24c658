"""csv: dialects, quoting, sniffing, DictReader and DictWriter at their edges."""
import csv
import io

from checks import raises


class Pipes(csv.excel):
    delimiter = "|"
    lineterminator = "\n"


def written(rows, **options):
    out = io.StringIO()
    csv.writer(out, **options).writerows(rows)
    return out.getvalue()


def read(text, **options):
    return list(csv.reader(io.StringIO(text, newline=""), **options))


def handler(event, context):
    row = ["a", 'b"c', "d,e", "f\ng", None, 5, 2.5, ""]
    assert written([row]) == 'a,"b""c","d,e","f\ng",,5,2.5,\r\n'
    assert read(written([row]))[0] == ["a", 'b"c', "d,e", "f\ng", "", "5", "2.5", ""]
    assert written([["a", 1, None]], quoting=csv.QUOTE_ALL) == '"a","1",""\r\n'
    assert written([["a", 1, 2.5]], quoting=csv.QUOTE_NONNUMERIC) == '"a",1,2.5\r\n'
    assert written([["a", None, 1]], quoting=csv.QUOTE_STRINGS) == '"a",,1\r\n'
    assert written([["a", None, 1]], quoting=csv.QUOTE_NOTNULL) == '"a",,"1"\r\n'
    assert written([["a,b", "c"]], quoting=csv.QUOTE_NONE, escapechar="\\") == "a\\,b,c\r\n"
    assert written([["a|b", "c"]], dialect=Pipes) == '"a|b"|c\n' and written([[""]]) == '""\r\n' and written([[]]) == "\r\n"
    assert written([["a'b"]], quotechar="'", doublequote=False, escapechar="\\") == "a\\'b\r\n"  # differs: `csv` puts quotation marks around a field whose quotation mark it has escaped
    assert written([["a", "b"]], delimiter="\t", lineterminator="\n") == "a\tb\n"
    raises(csv.Error, "need to escape, but no escapechar set", written, [["a,b"]], quoting=csv.QUOTE_NONE)
    raises(csv.Error, "iterable expected, not int", written, [5])  # differs: Some messages of the library are put in other words
    raises(TypeError, '"delimiter" must be a unicode character, not a string of length 2', csv.reader, [], delimiter="ab")
    raises(csv.Error, "unknown dialect", csv.reader, [], "nope")  # differs: Some messages of the library are put in other words
    assert read('a,b\r\n"c\r\nd",e\n\nf') == [["a", "b"], ["c\r\nd", "e"], [], ["f"]]
    assert read("a, b", skipinitialspace=True) == [["a", "b"]] and read("1,a", quoting=csv.QUOTE_MINIMAL) == [["1", "a"]]
    assert read('1,"a"', quoting=csv.QUOTE_NONNUMERIC) == [[1.0, "a"]] and read('a"b,"c"d') == [['a"b', "cd"]]
    assert read("a\\,b", escapechar="\\") == [["a,b"]] and read("'a,b'", quotechar="'") == [["a,b"]]
    raises(csv.Error, "unexpected end of data", read, '"open', strict=True)
    raises(csv.Error, "',' expected after '\"'", read, '"a"b', strict=True)
    raises(csv.Error, "iterator should return strings, not bytes (the file should be opened in text mode)", list, csv.reader([b"a"]))
    reader = csv.DictReader(io.StringIO("a,b\n1,2,3\n4\n\n"), restkey="more", restval="-")
    assert list(reader) == [{"a": "1", "b": "2", "more": ["3"]}, {"a": "4", "b": "-"}] and reader.fieldnames == ["a", "b"]
    assert reader.line_num == 4
    out = io.StringIO()
    writer = csv.DictWriter(out, ["a", "b"], restval="?", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows([{"a": 1}, {"b": 2, "c": 3}])
    assert out.getvalue() == "a,b\n1,?\n?,2\n"
    raises(ValueError, "dict contains fields not in fieldnames: 'c'", csv.DictWriter(out, ["a"]).writerow, {"c": 1})
    dialect = csv.Sniffer().sniff("name;age\nAda;36\nBob;25\n")
    assert dialect.delimiter == ";" and csv.Sniffer().has_header("name,age\nAda,36\nBob,25\n") and "excel-tab" in csv.list_dialects()
    csv.register_dialect("mine", delimiter=":", quoting=csv.QUOTE_MINIMAL)
    assert read("a:b", dialect="mine") == [["a", "b"]] and csv.get_dialect("mine").delimiter == ":"
    csv.unregister_dialect("mine")
    limit = csv.field_size_limit(10)
    try:
        raises(csv.Error, "field larger than field limit (10)", read, "a" * 11)
    finally:
        assert csv.field_size_limit(limit) == 10
    assert io.StringIO().getvalue() == "" and csv.writer(io.StringIO()).writerow(["a"]) == 3
    return "ok"
