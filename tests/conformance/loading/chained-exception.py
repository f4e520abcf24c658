# What was the cause is lost.
try:
    {}["TABLE"]
except KeyError as missing:
    raise RuntimeError("no table") from missing
