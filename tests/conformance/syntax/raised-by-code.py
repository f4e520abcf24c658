# A SyntaxError that code raises: file, line and text are None.
raise SyntaxError("by hand")
