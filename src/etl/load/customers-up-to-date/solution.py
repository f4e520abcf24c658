import psycopg2

def handler(event, context):
    warehouse = psycopg2.connect(host="warehouse", dbname="shop", user="etl", password="secret")
    with warehouse, warehouse.cursor() as sql:
        sql.execute("create temp table new_customers (like customers)")
        sql.execute(f"copy new_customers from 's3://inbox/{event['key']}' iam_role default csv ignoreheader 1")
        sql.execute("""
            merge into customers using new_customers on customers.id = new_customers.id
            when matched then update set name = new_customers.name, email = new_customers.email, country = new_customers.country
            when not matched then insert values (new_customers.id, new_customers.name, new_customers.email, new_customers.country)
        """)
