# Without a message.
raise ImportError
