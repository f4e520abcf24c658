import psycopg2

def handler(event, context):
    warehouse = psycopg2.connect(host="warehouse", dbname="shop", user="etl", password="secret")
    with warehouse, warehouse.cursor() as sql:
        sql.execute("create temp table new_customers (like customers)")
        sql.execute(f"copy new_customers from 's3://inbox/{event['key']}' iam_role default csv ignoreheader 1")
        sql.execute("insert into customers select * from new_customers where id not in (select id from customers)")
