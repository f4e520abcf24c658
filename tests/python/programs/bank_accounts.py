"""Accounts with Decimal, properties, own exceptions and a statement as text."""
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal


class InsufficientFunds(Exception):
    def __init__(self, needed, there):
        super().__init__(f"needs {needed}, has {there}")
        self.missing = needed - there


@dataclass
class Account:
    owner: str
    balance: Decimal = Decimal("0.00")
    entries: list[tuple[str, Decimal]] = field(default_factory=list, repr=False)

    def deposit(self, amount):
        self._book("deposit", Decimal(amount))

    def withdraw(self, amount):
        amount = Decimal(amount)
        if amount > self.balance:
            raise InsufficientFunds(amount, self.balance)
        self._book("withdrawal", -amount)

    def add_interest(self, percent):
        interest = (self.balance * Decimal(percent) / 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
        self._book("interest", interest)

    def _book(self, kind, amount):
        self.balance += amount
        self.entries.append((kind, amount))

    def statement(self):
        lines = [f"{kind:<12}{amount:>12,.2f}" for kind, amount in self.entries]
        return "\n".join([*lines, "-" * 24, f"{'balance':<12}{self.balance:>12,.2f}"])


def handler(event, context):
    account = Account("Ada")
    account.deposit("1234.50")
    account.withdraw("34.555")
    account.add_interest("1.5")
    assert account.statement() == (
        "deposit         1,234.50\n"
        "withdrawal        -34.56\n"
        "interest           18.00\n"
        "------------------------\n"
        "balance         1,217.94"
    ), account.statement()
    assert repr(account) == "Account(owner='Ada', balance=Decimal('1217.945'))"
    try:
        account.withdraw(2000)
    except InsufficientFunds as error:
        assert str(error) == "needs 2000, has 1217.945" and error.missing == Decimal("782.055")
    assert sum(amount for _, amount in account.entries) == account.balance
    return "ok"
