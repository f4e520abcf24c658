"""random: the distributions draw the same numbers from the same seed."""
import random


def handler(event, context):
    r = random.Random(12345)
    drawn = {
        "gauss": r.gauss(0, 1), "normal": r.normalvariate(10, 2), "expo": r.expovariate(1.5), "triangular": r.triangular(0, 10, 3),
        "beta": r.betavariate(2, 3), "gamma": r.gammavariate(2, 1), "lognorm": r.lognormvariate(0, 1), "pareto": r.paretovariate(3),
        "weibull": r.weibullvariate(1, 2), "vonmises": r.vonmisesvariate(0, 4), "binomial": r.binomialvariate(10, 0.3), "uniform": r.uniform(-1, 1),
    }
    expected = {
        "gauss": -0.12380079558885389, "normal": 11.590911036847606, "expo": 0.3063450030078326, "triangular": 2.410361066594013,
        "beta": 0.6504713683480475, "gamma": 2.3100169160357473, "lognorm": 1.1520376425464374, "pareto": 2.8783286178202463,
        "weibull": 0.3094087559748406, "vonmises": 0.4948843298675348, "binomial": 2, "uniform": -0.3209644552041586,
    }
    for name, value in expected.items():
        assert abs(drawn[name] - value) < 1e-12, (name, drawn[name])
    assert list(drawn) == list(expected)
    return "ok"
