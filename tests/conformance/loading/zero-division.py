# An error of an operator.
RATE = 1 / 0
