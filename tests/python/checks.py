"""What the checks share: that a call is refused, by which class and in which words."""


def raises(kind, message, call, *arguments, **named):
    """The error that `call` raises: exactly of that class, and with exactly that message unless it is None."""
    try:
        call(*arguments, **named)
    except kind as error:
        assert type(error) is kind, f"{type(error).__name__} is not {kind.__name__}: {error}"
        # The text of a SyntaxError ends with the place, which is checked where places are the subject.
        text = error.msg if isinstance(error, SyntaxError) else str(error)
        assert message is None or text == message, f"{text!r} is not {message!r}"
        return error
    raise AssertionError(f"nothing raised {kind.__name__}: {message}")
