import psycopg2

def handler(event, context):
    warehouse = psycopg2.connect(host="warehouse", dbname="shop", user="etl", password="secret")
    with warehouse, warehouse.cursor() as sql:
        sql.execute("delete from customers")
        sql.execute(f"copy customers from 's3://inbox/{event['key']}' iam_role default csv ignoreheader 1")
