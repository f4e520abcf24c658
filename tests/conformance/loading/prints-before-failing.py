# What was printed before the failure stands before it.
import sys
print("connecting")
print("to stderr", file=sys.stderr)
sys.stdout.write("no newline")
raise TimeoutError("gave up")
