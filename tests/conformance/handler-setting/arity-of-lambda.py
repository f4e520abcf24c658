# A lambda with one argument.
handler = lambda event: event
