# A ModuleNotFoundError of the reader's own.
raise ModuleNotFoundError("No module named 'x'", name="x", path="y")
