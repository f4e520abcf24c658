"""What the server refuses, and how psycopg2 shows it."""

import psycopg2
from psycopg2 import errors

from attempts import Attempts
from place import connect

STATEMENTS = [
    "select * from nope", "selec 1", "select 'x' as a\n  from\n    nope\nwhere 1=1", "\tselect\t*\tfrom\tnope", "select 1/0", "select nope from t",
    "select 'é' as a from nope", "insert into t (id, name) values (1, 'a', 2)", "insert into t (id) values (null)", "create table t (id int)",
    "select aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb from nope",
    "select 1 as aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, 2 as bbbbbbbbbbbbbbbbbbbbbbbbbbbbb from nope order by ccccccccccccccccccccccc"]


def handler(event, context):
    attempts = Attempts()
    connection = connect()
    cursor = connection.cursor()
    cursor.execute("create temp table t (id int not null, name varchar(10))")
    connection.commit()
    for statement in STATEMENTS:
        attempts(cursor.execute, statement)
        connection.rollback()
    attempts(cursor.execute, "select nope")
    attempts(cursor.execute, "select 1")
    attempts.note(connection.status, connection.get_transaction_status())
    connection.rollback()
    attempts.note(connection.status, connection.get_transaction_status())
    try:
        cursor.execute("select * from nope")
    except errors.UndefinedTable as error:
        attempts.note(error.pgcode, isinstance(error, psycopg2.ProgrammingError), error.cursor is cursor)
    connection.rollback()
    for code in ("42P01", "23505", "40001", "57014", "25P02", "22012", "28000", "3D000", "0A000", "XX000", "nope"):
        attempts(errors.lookup, code)
    attempts.note(psycopg2.Error().pgcode, psycopg2.Error("x").pgerror, psycopg2.Error().diag.severity)
    attempts(cursor.fetchone)
    cursor.close()
    for wrong in (lambda: cursor.execute("select 1"), cursor.fetchone, cursor.fetchall, lambda: cursor.mogrify("x")):
        attempts(wrong)
    connection.close()
    connection.close()
    for wrong in (connection.cursor, connection.commit, connection.rollback, lambda: connection.__enter__()):
        attempts(wrong)
    attempts.note(connection.closed, connection.status)
    return attempts.outcomes
