"""Results: types, descriptions, ways to fetch, other cursors, many rows at once."""

from psycopg2 import extras

from attempts import Attempts
from place import connect


def handler(event, context):
    attempts = Attempts()
    connection = connect()
    cursor = connection.cursor()
    cursor.execute("create temp table t (id int, price numeric(10,2), name varchar(10), code char(3), day date, at timestamp, "
                   "good boolean, weight float8, big bigint, small smallint)")
    attempts.note(cursor.rowcount, cursor.statusmessage, cursor.description)
    attempts(cursor.fetchone)
    cursor.execute("insert into t values (1, 1.5, 'ab', 'x', '2026-01-31', '2026-01-31 09:05:00.5', true, 1.5, 5, 2), "
                   "(2, null, null, null, null, null, null, null, null, null)")
    attempts.note(cursor.rowcount, cursor.statusmessage, cursor.lastrowid)
    cursor.execute("select * from t order by id")
    attempts.note(cursor.description, [tuple(column) for column in cursor.description][:4], cursor.description[0].name)
    attempts.note(cursor.fetchone(), cursor.rownumber, cursor.fetchall(), cursor.fetchone(), cursor.fetchall(), cursor.rowcount, cursor.query)
    cursor.execute("select id from t order by id")
    attempts.note(cursor.fetchmany(), cursor.fetchmany(5), cursor.fetchmany())
    cursor.execute("select id from t order by id")
    attempts.note(list(cursor), cursor.rownumber)
    cursor.scroll(0, mode="absolute")
    attempts.note(cursor.fetchone())
    attempts(cursor.scroll, 5)
    cursor.execute("update t set small = 3 where id < %(most)s", {"most": 5})
    attempts.note(cursor.rowcount, cursor.statusmessage)
    cursor.execute("delete from t where id = %s", (2,))
    attempts.note(cursor.rowcount, cursor.statusmessage)
    cursor.executemany("insert into t (id) values (%s)", [(3,), (4,)])
    attempts.note(cursor.rowcount, cursor.statusmessage)
    attempts(cursor.fetchall)
    attempts(cursor.executemany, "insert into t (id) values (%s)", 5)
    attempts(extras.execute_values, cursor, "insert into t (id, name) values %s", [(5, "a"), (6, "b"), (7, "c")], None, 2)
    attempts.note(cursor.query, cursor.rowcount, cursor.statusmessage)
    attempts(extras.execute_values, cursor, "insert into t (id, name) values %s", [{"a": 8}], "(%(a)s, 'x')")
    attempts(extras.execute_values, cursor, "insert into t (id) values %s", [])
    for wrong in ("insert into t (id) values (1)", "insert into t (id) values %s %s", "insert into t (id) values %d"):
        attempts(extras.execute_values, cursor, wrong, [(1,)])
    attempts(extras.execute_batch, cursor, "insert into t (id) values (%s)", [(10,), (11,), (12,)], 2)
    attempts.note(cursor.query, cursor.rowcount)
    cursor.execute("select count(*), sum(id) from t where id > 4")
    attempts.note(cursor.fetchall())
    cursor.execute("select 1 as a; select 2 as b, 3 as c")
    attempts.note(cursor.fetchall(), [column.name for column in cursor.description])
    with connection.cursor(cursor_factory=extras.DictCursor) as rows:
        rows.execute("select 1 as a, 'x' as b")
        row = rows.fetchone()
        attempts.note(row, row["a"], row[1], dict(row), list(row.items()), row.get("z"), "a" in row, list(row), len(row))
        attempts(lambda: row["z"])
    with connection.cursor(cursor_factory=extras.RealDictCursor) as rows:
        rows.execute("select 1 as a, 'x' as b")
        found = rows.fetchall()
        # How such a row is shown, CPython 3.12 has changed.
        attempts.note([dict(row) for row in found], type(found[0]))
    with connection.cursor(cursor_factory=extras.NamedTupleCursor) as rows:
        rows.execute('select 1 as a, 2 as "a b"')
        attempts.note(rows.fetchall())
    attempts.note(cursor, cursor.arraysize, cursor.name, cursor.connection is connection)
    connection.close()
    return attempts.outcomes
