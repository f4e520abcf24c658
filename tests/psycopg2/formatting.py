"""Statements with values in them: what `mogrify` makes of them, and what it refuses."""

from psycopg2 import sql

from attempts import Attempts
from place import connect

CASES = [
    ("select %s", ("a'",)), ("select 1", (5,)), ("select 1", ()), ("select 1", None), ("select '%'", ()), ("select '%'", (1,)),
    ("select '%'", None), ("a %% b", None), ("a %% b", ()), ("a %% b", (1,)), ("select %s", ()), ("select %s", []), ("%s", (1, 2)), ("%s", 5),
    ("%s", "a"), ("%s", "ab"), ("%(a)s", {"a": 1}), ("%(a)s", {}), ("%(a)s", (1,)), ("%(a)s %s", {"a": 1}), ("%s %(a)s", (1,)), ("%d", (1,)),
    ("%x", (1,)), ("%q", (1,)), ("%(a", {"a": 1}), ("%(a)d", {"a": 1}), ("abc %", (1,)), ("%5s|", (1,)), (b"select %s", (1,)),
    ("%s", ({"a": 1},)), ("%s", (None,)), ("é%s", ("ü",)), ("%s%s", (1,)), ("", None), ("  ", None), (5, None), ("%s", {"a": 1}),
    ("%(a)s %(a)s %%", {"a": "x"}), ("%s", ([1, None],)), ("%s", ((1,),)), ("%(a b)s", {"a b": 2}), ("%(a)s", None), ("%s", {1}),
    ("select %s where %%", ("x",)), ("%s", ("100%",)), ("%(a)s", {"a": "%s"}), ("%", ()), ("%s %", (1,))]


def handler(event, context):
    attempts = Attempts()
    connection = connect()
    cursor = connection.cursor()
    for statement, values in CASES:
        attempts(cursor.mogrify, statement, values)
    insert = sql.SQL("insert into {table} ({columns}) values ({values})").format(
        table=sql.Identifier("public", 'ord"ers'), columns=sql.SQL(", ").join(map(sql.Identifier, ["a", "b"])),
        values=sql.SQL(", ").join(sql.Placeholder() * 2))
    attempts.note(insert.as_string(connection), cursor.mogrify(insert, (1, "x")), sql.Literal(5).as_string(connection))
    attempts.note(sql.SQL("a {}").format(sql.Literal("x'y")), sql.Placeholder("n"), sql.Identifier("a"), sql.SQL("x") + sql.SQL("y"))
    attempts.note(sql.Placeholder("n").as_string(connection), sql.SQL("a").join([sql.SQL("1"), sql.SQL("2")]).as_string(connection))
    for wrong in (lambda: sql.SQL(5), sql.Identifier, lambda: sql.Identifier(5), lambda: sql.SQL("{} {}").format(sql.SQL("a")),
                  lambda: sql.SQL("{a}").format(sql.SQL("a")), lambda: sql.SQL("{0:x}").format(sql.SQL("a")), lambda: sql.SQL("{}").format("x")):
        attempts(wrong)
    connection.close()
    return attempts.outcomes
