# An ImportError of the reader's own.
raise ImportError("driver is too old")
