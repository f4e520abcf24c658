import json
from urllib.parse import unquote_plus

import psycopg2

def handler(event, context):
    print(json.dumps(event))
    warehouse = psycopg2.connect(host="warehouse", dbname="shop", user="etl", password="secret")
    with warehouse, warehouse.cursor() as sql:
        sql.execute("select count(*) from refunds")
