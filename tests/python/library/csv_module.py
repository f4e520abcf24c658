"""csv, in memory and in files"""
import csv
import io


def handler(event, context):
    rows = list(csv.DictReader(io.StringIO('name,price\n"Tea, green",2.50\nMilk,1\n')))
    assert rows == [{"name": "Tea, green", "price": "2.50"}, {"name": "Milk", "price": "1"}], rows
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=["a", "b"])
    writer.writeheader()
    writer.writerow({"a": 1, "b": 'say "hi"'})
    assert out.getvalue() == 'a,b\r\n1,"say ""hi"""\r\n', out.getvalue()
    with open("/tmp/data.csv", "w", newline="") as file:
        csv.writer(file, delimiter=";").writerows([[1, "x;y"], [2, None]])
    with open("/tmp/data.csv", newline="") as file:
        assert list(csv.reader(file, delimiter=";")) == [["1", "x;y"], ["2", ""]]
    return "ok"
