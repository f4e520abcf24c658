# An empty message.
raise RuntimeError
