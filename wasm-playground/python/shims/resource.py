"""resource: the limits of a process on Lambda. Recorded: LocalStack tests/aws/services/lambda_/test_lambda.py test_runtime_ulimits (2025-11-24),
read 2026-11-27. Nothing here is measured against them: memory and time have limits of their own."""

error = OSError

RLIM_INFINITY = -1
RLIMIT_CPU, RLIMIT_FSIZE, RLIMIT_DATA, RLIMIT_STACK, RLIMIT_CORE, RLIMIT_RSS, RLIMIT_NPROC, RLIMIT_NOFILE, RLIMIT_MEMLOCK, RLIMIT_AS = range(10)
RLIMIT_OFILE = RLIMIT_NOFILE

_limits = {
    RLIMIT_CPU: (-1, -1), RLIMIT_FSIZE: (-1, -1), RLIMIT_DATA: (-1, -1), RLIMIT_STACK: (8388608, -1), RLIMIT_CORE: (10737418240, 10737418240),
    RLIMIT_RSS: (-1, -1), RLIMIT_NPROC: (742, 742), RLIMIT_NOFILE: (1024, 1024), RLIMIT_MEMLOCK: (65536, 65536), RLIMIT_AS: (-1, -1),
}


def getrlimit(resource, /):
    if resource not in _limits:
        raise ValueError("invalid resource specified")
    return _limits[resource]


def setrlimit(resource, limits, /):
    _, most = getrlimit(resource)
    soft, hard = limits
    if most != -1 and (hard == -1 or hard > most):
        raise ValueError("not allowed to raise maximum limit")
    if hard != -1 and (soft == -1 or soft > hard):
        raise ValueError("current limit exceeds maximum limit")
    _limits[resource] = (soft, hard)


def getpagesize():
    return 4096
