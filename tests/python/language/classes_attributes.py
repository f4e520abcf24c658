"""Attributes: instance, class, properties, what is missing."""
from checks import raises


class Account:
    bank = "first"
    fees = []

    def __init__(self, balance):
        self._balance = balance
        self.__secret = 7

    @property
    def balance(self):
        """What is there."""
        return self._balance

    @balance.setter
    def balance(self, value):
        if value < 0:
            raise ValueError(f"no credit: {value}")
        self._balance = value

    @property
    def readonly(self):
        return 1


class Lazy:
    def __getattr__(self, name):
        if name.startswith("x"):
            return name * 2
        raise AttributeError(f"no {name}", name=name, obj=self)

    def __setattr__(self, name, value):
        super().__setattr__(name, value + 1)


def handler(event, context):
    account = Account(5)
    account.balance += 3
    assert account.balance == 8 and Account.balance.__doc__ == "What is there." and account._Account__secret == 7
    raises(ValueError, "no credit: -1", setattr, account, "balance", -1)
    raises(AttributeError, "property 'readonly' of 'Account' object has no setter", setattr, account, "readonly", 1)
    raises(AttributeError, "property 'balance' of 'Account' object has no deleter", delattr, account, "balance")
    error = raises(AttributeError, "'Account' object has no attribute 'owner'", getattr, account, "owner")
    assert error.name == "owner" and error.obj is account
    raises(AttributeError, "type object 'Account' has no attribute 'owner'", lambda: Account.owner)
    raises(AttributeError, "'NoneType' object has no attribute 'get'", lambda: None.get("x"))
    raises(AttributeError, "'int' object has no attribute 'x' and no __dict__ for setting new attributes", setattr, 1, "x", 2)
    raises(AttributeError, "module 'checks' has no attribute 'nope'", lambda: __import__("checks").nope)
    raises(TypeError, "cannot set 'x' attribute of immutable type 'int'", setattr, int, "x", 1)
    account.bank = "second"
    assert Account.bank == "first" and account.bank == "second"
    assert account.__dict__ == {"_balance": 8, "_Account__secret": 7, "bank": "second"}
    del account.bank
    assert account.bank == "first" and getattr(account, "nope", None) is None and not hasattr(account, "nope")
    lazy = Lazy()
    lazy.count = 1
    assert lazy.count == 2 and lazy.xy == "xyxy" and vars(lazy) == {"count": 2}
    raises(AttributeError, "no abc", getattr, lazy, "abc")
    assert type(account).__name__ == "Account" and Account.__qualname__ == "Account" and Account.__mro__ == (Account, object)
    assert repr(account).startswith(f"<{__name__}.Account object at 0x") and repr(Account) == f"<class '{__name__}.Account'>"

    class Local:
        pass

    assert Local.__qualname__ == "handler.<locals>.Local" and Local().__module__ == __name__
    return "ok"
