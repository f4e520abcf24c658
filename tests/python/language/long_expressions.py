# ends the environment: An expression of more than about 250 operators in a row
"""An expression of a thousand terms."""


def handler(event, context):
    assert eval("+".join(["1"] * 1000)) == 1000
    return "ok"
