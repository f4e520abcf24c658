"""math: all kinds of functions, exact values and errors."""
import math
import sys

from checks import raises


def handler(event, context):
    assert (math.floor(-0.5), math.ceil(-0.5), math.trunc(-1.7), math.fabs(-2)) == (-1, 0, -1, 2.0) and math.fmod(-7, 3) == -1.0
    assert math.remainder(7, 4) == -1.0
    assert math.gcd(12, 18, 27) == 3 and math.lcm(4, 6) == 12 and math.gcd() == 0 and math.isqrt(10**20 + 1) == 10**10
    assert math.comb(52, 5) == 2598960 and math.perm(5, 2) == 20
    assert math.factorial(25) == 15511210043330985984000000 and math.prod([2, 3], start=10) == 60 and math.sumprod([1, 2], [3, 4]) == 11
    assert math.fsum([1e16, 1, -1e16]) == 1.0
    assert math.hypot(1, 2, 2) == 3.0 and math.dist((0, 0), (3, 4)) == 5.0 and math.copysign(1, -0.0) == -1.0 and math.cbrt(27) == 3.0
    assert math.fma(2, 3, 4) == 10.0
    assert math.exp(0) == 1.0 and math.expm1(1e-10) == 1.00000000005e-10 and math.log(8, 2) == 3.0 and math.log2(2**100) == 100.0
    assert math.log10(10**300) == 300.0 and math.log1p(0) == 0.0 and math.exp2(3) == 8.0
    assert math.pow(2, 0.5) == 1.4142135623730951 and math.sqrt(2) == 1.4142135623730951 and math.log(10**400) == 921.0340371976182
    assert math.isclose(math.sin(math.pi / 6), 0.5) and math.cos(0) == 1.0 and math.atan2(1, -1) == 2.356194490192345
    assert math.degrees(math.pi) == 180.0 and math.radians(180) == math.pi
    assert math.isclose(math.sinh(1), 1.1752011936438014) and math.isclose(math.acosh(2), 1.3169578969248166) and math.tanh(0) == 0.0
    assert math.isclose(math.gamma(5.5), 52.34277778455352) and math.isclose(math.lgamma(100), 359.1342053695754)
    assert math.isclose(math.erf(0.5), 0.5204998778130465) and math.erfc(0) == 1.0
    assert math.frexp(8) == (0.5, 4) and math.ldexp(0.5, 4) == 8.0 and math.modf(-1.5) == (-0.5, -1.0)
    assert math.ulp(1.0) == sys.float_info.epsilon and math.nextafter(1.0, 2) == 1.0000000000000002
    assert math.isclose(0.1 + 0.2, 0.3) and not math.isclose(1, 1.1) and math.isclose(1, 1.1, rel_tol=0.2) and not math.isclose(0, 1e-12)
    assert math.isclose(0, 1e-12, abs_tol=1e-9)
    assert math.isfinite(1) and not math.isfinite(math.inf) and math.isinf(-math.inf) and math.isnan(math.nan)
    assert (math.e, math.tau) == (2.718281828459045, 6.283185307179586)
    raises(ValueError, "expected a nonnegative input, got -1.0", math.sqrt, -1)
    raises(ValueError, "expected a positive input", math.log, 0)
    raises(ValueError, "factorial() not defined for negative values", math.factorial, -1)
    raises(ValueError, "expected a number in range from -1 up to 1, got 2.0", math.acos, 2)
    raises(ValueError, "isqrt() argument must be nonnegative", math.isqrt, -1)
    raises(ValueError, "k must be a non-negative integer", math.comb, 1, -1)
    raises(OverflowError, "math range error", math.exp, 1000)
    raises(OverflowError, "math range error", math.pow, 10, 400)
    raises(OverflowError, "cannot convert float infinity to integer", math.floor, math.inf)
    raises(ValueError, "cannot convert float NaN to integer", math.ceil, math.nan)
    raises(TypeError, "must be real number, not str", math.sqrt, "4")
    raises(TypeError, "'float' object cannot be interpreted as an integer", math.factorial, 2.0)
    raises(TypeError, "'float' object cannot be interpreted as an integer", math.gcd, 2.5)
    raises(ValueError, "math domain error", math.fmod, 1, 0)
    raises(ValueError, "both points must have the same number of dimensions", math.dist, (1,), (1, 2))
    return "ok"
