"""Half past one: the flat file, which should be there by now, into Redshift."""

from datetime import datetime, timedelta

import psycopg2

day = (datetime.now() - timedelta(days=1)).date().isoformat()

warehouse = psycopg2.connect(host="warehouse", dbname="shop", user="etl", password="secret")
with warehouse, warehouse.cursor() as sql:
    # A second load of the day takes the place of the first.
    sql.execute("delete from sales where day = %s", (day,))
    sql.execute(f"copy sales from 's3://flat-files/orders/{day}.csv' iam_role default csv")
    sql.execute("select count(*) from sales where day = %s", (day,))
    print(sql.fetchone()[0], "rows of", day)
