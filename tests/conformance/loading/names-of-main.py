# The handler's module is not the main one.
if __name__ == "__main__":
    raise SystemExit(3)

def handler(event, context):
    return __name__, __spec__.name, __spec__.origin, __doc__, sorted(name for name in globals() if name.startswith("__"))
