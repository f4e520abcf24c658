"""An order that moves through states: enum, match, descriptors of history, generators as coroutines."""
import enum
from dataclasses import dataclass, field

from checks import raises


class State(enum.StrEnum):
    NEW = enum.auto()
    PAID = enum.auto()
    SHIPPED = enum.auto()
    CANCELLED = enum.auto()

    @property
    def is_final(self):
        return self in (State.SHIPPED, State.CANCELLED)


class NotAllowed(ValueError):
    def __init__(self, state, action):
        super().__init__(f"cannot {action} an order that is {state}")
        self.state, self.action = state, action


@dataclass
class Order:
    id: int
    state: State = State.NEW
    history: list[State] = field(default_factory=list)

    def __setattr__(self, name, value):
        if name == "state" and hasattr(self, "history"):
            self.history.append(value)
        super().__setattr__(name, value)

    def do(self, action):
        match self.state, action:
            case State.NEW, "pay":
                self.state = State.PAID
            case State.PAID, "ship":
                self.state = State.SHIPPED
            case state, "cancel" if not state.is_final:
                self.state = State.CANCELLED
            case state, _:
                raise NotAllowed(state, action)
        return self


def audit():
    seen = []
    while (order := (yield len(seen))) is not None:
        seen.append((order.id, str(order.state)))
    return seen


def handler(event, context):
    order = Order(1).do("pay").do("ship")
    assert order.history == [State.PAID, State.SHIPPED] == ["paid", "shipped"] and order.state.is_final
    error = raises(NotAllowed, "cannot cancel an order that is shipped", order.do, "cancel")
    assert error.state is State.SHIPPED and error.action == "cancel"
    raises(NotAllowed, "cannot dance an order that is new", Order(2).do, "dance")
    assert Order(3).do("cancel") == Order(3, State.CANCELLED, ["cancelled"])
    assert repr(Order(4)) == "Order(id=4, state=<State.NEW: 'new'>, history=[])"
    recorder = audit()
    next(recorder)
    assert [recorder.send(order), recorder.send(Order(5))] == [1, 2]
    assert raises(StopIteration, None, recorder.send, None).value == [(1, "shipped"), (5, "new")]
    assert {state: sum(o.state is state for o in (order, Order(6))) for state in State} == {"new": 1, "paid": 0, "shipped": 1, "cancelled": 0}
    return "ok"
