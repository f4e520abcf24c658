"""A calculator: a tokenizer by re, a parser by recursion, errors with places."""
import operator
import re

from checks import raises

TOKEN = re.compile(r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<op>\*\*|[-+*/()])|(?P<bad>\S))")
OPERATORS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "**": operator.pow}


def tokens(text):
    for match in TOKEN.finditer(text):
        kind, value = match.lastgroup, match[match.lastgroup]
        if kind == "bad":
            raise SyntaxError(f"{value!r} at {match.start(kind)}")
        yield float(value) if kind == "number" else value


class Parser:
    def __init__(self, text):
        self.left = [*tokens(text), None]

    def peek(self):
        return self.left[0]

    def next(self):
        return self.left.pop(0)

    def sum(self):
        value = self.product()
        while self.peek() in ("+", "-"):
            value = OPERATORS[self.next()](value, self.product())
        return value

    def product(self):
        value = self.power()
        while self.peek() in ("*", "/"):
            value = OPERATORS[self.next()](value, self.power())
        return value

    def power(self):
        value = self.atom()
        return value ** (self.next() and self.power()) if self.peek() == "**" else value

    def atom(self):
        match self.next():
            case float(number):
                return number
            case "-":
                return -self.power()
            case "(":
                value = self.sum()
                if self.next() != ")":
                    raise SyntaxError("')' expected")
                return value
            case other:
                raise SyntaxError(f"unexpected {other or 'end'}")


def calculate(text):
    parser = Parser(text)
    value = parser.sum()
    if parser.peek() is not None:
        raise SyntaxError(f"unexpected {parser.peek()}")
    return value


def handler(event, context):
    for text, value in {"1 + 2 * 3": 7, "(1+2)*3": 9, "2 ** 3 ** 2": 512, "-2 ** 2": -4, "10 / 4 - 1.5": 1, "-(3 - 5)": 2, "1 - 2 - 3": -4}.items():
        assert calculate(text) == value, (text, calculate(text))
    raises(ZeroDivisionError, "division by zero", calculate, "1 / 0")
    raises(SyntaxError, "unexpected end", calculate, "1 +")
    raises(SyntaxError, "'$' at 4", calculate, "1 + $")
    raises(SyntaxError, "')' expected", calculate, "(1 + 2")
    raises(SyntaxError, "unexpected )", calculate, "1)")
    return "ok"
