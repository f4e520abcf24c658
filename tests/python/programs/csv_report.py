"""Sales from CSV: grouped by month, sums and means, written as CSV and JSON."""
import csv
import io
import json
import statistics
from datetime import date
from itertools import groupby
from operator import itemgetter

SALES = '''date,product,amount,price
2025-12-30,tea,2,2.50
2026-01-02,"coffee, black",1,3.20
2026-01-15,tea,5,2.40
2026-01-31,"tea ""green""",1,4.00
'''


def read(text):
    for row in csv.DictReader(io.StringIO(text)):
        yield {"month": date.fromisoformat(row["date"]).strftime("%Y-%m"), "product": row["product"], "total": round(int(row["amount"]) * float(row["price"]), 2)}


def report(rows):
    for month, group in groupby(sorted(rows, key=itemgetter("month")), key=itemgetter("month")):
        totals = [row["total"] for row in group]
        yield {"month": month, "sales": len(totals), "sum": round(sum(totals), 2), "mean": round(statistics.fmean(totals), 2), "largest": max(totals)}


def handler(event, context):
    rows = list(read(SALES))
    assert rows[1]["product"] == "coffee, black" and rows[3]["product"] == 'tea "green"'
    assert [row["total"] for row in rows] == [5.0, 3.2, 12.0, 4.0]
    months = list(report(rows))
    assert months == [{"month": "2025-12", "sales": 1, "sum": 5.0, "mean": 5.0, "largest": 5.0}, {"month": "2026-01", "sales": 3, "sum": 19.2, "mean": 6.4, "largest": 12.0}]
    with open("/tmp/report.csv", "w", newline="") as file:
        writer = csv.DictWriter(file, months[0].keys(), delimiter=";")
        writer.writeheader()
        writer.writerows(months)
    with open("/tmp/report.csv", newline="") as file:
        assert file.read() == "month;sales;sum;mean;largest\r\n2025-12;1;5.0;5.0;5.0\r\n2026-01;3;19.2;6.4;12.0\r\n"
    assert json.dumps(months[0]) == '{"month": "2025-12", "sales": 1, "sum": 5.0, "mean": 5.0, "largest": 5.0}'
    best = max(rows, key=itemgetter("total"))
    assert f"{best['product']:.>10} {best['total']:>8.2f}" == ".......tea    12.00"
    return "ok"
