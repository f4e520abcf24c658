"""Runs one handler of tests/psycopg2 under CPython with psycopg2 itself against a PostgreSQL server, and prints what it returns.

    python psycopg2_reference.py PORT tests/psycopg2/errors.py
"""

import importlib.util
import json
import pathlib
import sys
import types

CASES = pathlib.Path(__file__).resolve().parent.parent / "psycopg2"


def main(port, case):
    """The outcomes of one case, as JSON on standard output."""
    sys.path.insert(0, str(CASES / "shared"))
    import psycopg2

    place = types.ModuleType("place")
    place.connect = lambda: psycopg2.connect(host="127.0.0.1", port=port, dbname="postgres", user="awsuser")
    sys.modules["place"] = place
    specification = importlib.util.spec_from_file_location("app", case)
    app = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(app)
    print(json.dumps(app.handler({}, None)))


main(*sys.argv[1:])
