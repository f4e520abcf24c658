# A group is an exception with sub-exceptions, which are lost.
raise ExceptionGroup("two", [ValueError("a"), TypeError("b")])
