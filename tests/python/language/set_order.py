"""The order in which a set gives its elements."""


def handler(event, context):
    assert list({3, 1, 2}) == [1, 2, 3]  # differs: A set gives its elements in the order in which they came
    assert sorted({3, 1, 2}) == [1, 2, 3] and {3, 1, 2} == {1, 2, 3} and min({3, 1, 2}) == 1
    assert repr({1, 2, 3}) == "{1, 2, 3}" and list(set(range(5))) == [0, 1, 2, 3, 4]  # differs: A set gives its elements in the order in which they came
    return "ok"
