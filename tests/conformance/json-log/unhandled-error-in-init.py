# What the module raised while it was loaded.
#: log_format JSON
print("loading")
raise RuntimeError("no table")
