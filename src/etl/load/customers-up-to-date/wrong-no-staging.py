import psycopg2

def handler(event, context):
    warehouse = psycopg2.connect(host="warehouse", dbname="shop", user="etl", password="secret")
    with warehouse, warehouse.cursor() as sql:
        sql.execute(f"""
            merge into customers using 's3://inbox/{event['key']}' as new_customers on customers.id = new_customers.id
            when matched then update set country = new_customers.country
            when not matched then insert values (new_customers.id, new_customers.name, new_customers.email, new_customers.country)
        """)
