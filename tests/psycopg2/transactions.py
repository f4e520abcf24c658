"""Transactions, autocommit and `with`."""

from attempts import Attempts
from place import connect


def count(connection):
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from t")
        return cursor.fetchone()[0]


def handler(event, context):
    attempts = Attempts()
    connection = connect()
    cursor = connection.cursor()
    attempts.note(connection.autocommit, connection.status, connection.get_transaction_status(), connection.isolation_level, connection.encoding)
    cursor.execute("create temp table t (id int)")
    attempts.note(connection.status, connection.get_transaction_status(), connection.info.transaction_status)
    connection.commit()
    cursor.execute("insert into t values (1)")
    connection.rollback()
    attempts.note(count(connection))
    connection.rollback()
    with connection:
        cursor.execute("insert into t values (2)")
    attempts.note(count(connection), connection.closed, connection.status)
    connection.rollback()
    try:
        with connection, connection.cursor() as other:
            other.execute("insert into t values (3)")
            raise ValueError("no")
    except ValueError:
        attempts.note(count(connection), other.closed)
    attempts(lambda: setattr(connection, "autocommit", True))
    connection.rollback()
    connection.autocommit = True
    cursor.execute("insert into t values (4)")
    attempts.note(connection.autocommit, connection.status, connection.get_transaction_status(), count(connection))
    connection.rollback()
    attempts.note(count(connection))
    cursor.execute("begin")
    attempts.note(cursor.statusmessage, connection.get_transaction_status())
    cursor.execute("insert into t values (5)")
    cursor.execute("rollback")
    attempts.note(cursor.statusmessage, connection.get_transaction_status(), count(connection))
    connection.set_session(autocommit=False)
    attempts.note(connection.autocommit, connection.notices)
    cursor.execute("insert into t values (6)")
    connection.set_isolation_level(0)
    attempts.note(connection.autocommit, count(connection))
    connection.close()
    return attempts.outcomes
