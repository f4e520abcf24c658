"""What was not deployed is not there, in Python's words."""
# only on Lambda: other machines have these packages
import importlib


def handler(event, context):
    for name in ("pandas", "requests", "numpy"):
        try:
            importlib.import_module(name)
        except ModuleNotFoundError as error:
            assert str(error) == f"No module named '{name}'" and error.name == name, error
            continue
        raise AssertionError(name)
    return "ok"
