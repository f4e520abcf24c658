"""statistics: averages, spread, quantiles, correlation, regression, NormalDist."""
import statistics as s
from decimal import Decimal
from fractions import Fraction

from checks import raises


def handler(event, context):
    data = [2, 4, 4, 4, 5, 5, 7, 9]
    assert s.mean(data) == 5 and s.mean([1, 2]) == 1.5 and s.fmean([1, 2, 3]) == 2.0 and s.fmean([1, 3], weights=[3, 1]) == 1.5
    assert s.mean([Fraction(1, 2), 1]) == Fraction(3, 4) and s.mean([Decimal("0.5"), 1]) == Decimal("0.75")
    assert s.median([5, 1, 3]) == 3 and s.median([1, 2, 3, 4]) == 2.5 and s.median_low([1, 2, 3, 4]) == 2
    assert s.median_high([1, 2, 3, 4]) == 3 and s.median_grouped([1, 2, 2, 3, 4, 4, 4, 4, 4, 5]) == 3.7
    assert s.mode([1, 1, 2]) == 1 and s.mode("aabb") == "a" and s.multimode("aabbc") == ["a", "b"] and s.multimode([]) == []
    assert s.pstdev(data) == 2.0 and s.pvariance(data) == 4 and s.variance([2.75, 1.75, 1.25, 0.25, 0.5, 1.25, 3.5]) == 1.3720238095238095
    assert s.stdev([1.5, 2.5, 2.5, 2.75, 3.25, 4.75]) == 1.0810874155219827
    assert s.quantiles([1, 2, 3, 4, 5]) == [1.5, 3.0, 4.5]
    assert s.quantiles(range(101), n=10, method="inclusive") == [10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0]
    assert s.harmonic_mean([40, 60]) == 48.0 and round(s.geometric_mean([54, 24, 36]), 9) == 36.0
    assert s.correlation([1, 2, 3], [1, 2, 3]) == 1.0 and s.covariance([1, 2, 3], [1, 5, 9]) == 4.0
    assert s.correlation([1, 2, 3, 4], [1, 8, 27, 64], method="ranked") == 1.0
    line = s.linear_regression([1, 2, 3], [2, 4, 6])
    assert (line.slope, line.intercept) == (2.0, 0.0) and repr(line) == "LinearRegression(slope=2.0, intercept=0.0)"
    normal = s.NormalDist(100, 15)
    assert round(normal.cdf(115), 6) == 0.841345 and normal.pdf(100) == 0.02659615202676218 and round(normal.inv_cdf(0.975), 4) == 129.3995
    assert normal.zscore(130) == 2.0
    assert normal + 5 == s.NormalDist(105, 15) and s.NormalDist.from_samples([1, 2, 3]) == s.NormalDist(2.0, 1.0)
    assert repr(normal) == "NormalDist(mu=100.0, sigma=15.0)" and round(normal.overlap(s.NormalDist(110, 15)), 4) == 0.7389
    raises(s.StatisticsError, "mean requires at least one data point", s.mean, [])
    raises(s.StatisticsError, "no median for empty data", s.median, [])
    raises(s.StatisticsError, "no mode for empty data", s.mode, [])
    raises(s.StatisticsError, "stdev requires at least two data points", s.stdev, [1])
    raises(s.StatisticsError, "at least one of the inputs is constant", s.correlation, [1, 1], [1, 2])
    raises(TypeError, "can't convert type 'str' to numerator/denominator", s.mean, ["a"])
    assert issubclass(s.StatisticsError, ValueError) and s.kde([1, 2, 3], h=1)(2) > 0.2
    return "ok"
