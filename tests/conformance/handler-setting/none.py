# The name stands for nothing.
handler = None
