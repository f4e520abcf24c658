"""resource: the limits of a process on Lambda, as recorded there (LocalStack test_lambda.py test_runtime_ulimits, 2025-11-24)."""
# only on Lambda: the limits are Lambda's
import resource

RECORDED = {
    "RLIMIT_AS": (-1, -1), "RLIMIT_CORE": (10737418240, 10737418240), "RLIMIT_CPU": (-1, -1), "RLIMIT_DATA": (-1, -1), "RLIMIT_FSIZE": (-1, -1),
    "RLIMIT_MEMLOCK": (65536, 65536), "RLIMIT_NOFILE": (1024, 1024), "RLIMIT_NPROC": (742, 742), "RLIMIT_RSS": (-1, -1), "RLIMIT_STACK": (8388608, -1),
}


def handler(event, context):
    for name, limits in RECORDED.items():
        assert resource.getrlimit(getattr(resource, name)) == limits, name
    resource.setrlimit(resource.RLIMIT_NOFILE, (512, 1024))
    assert resource.getrlimit(resource.RLIMIT_NOFILE) == (512, 1024)
    for wrong in ((512, 2048), (2048, 1024)):
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, wrong)
        except ValueError:
            continue
        raise AssertionError(wrong)
    # As the next call shall find it.
    resource.setrlimit(resource.RLIMIT_NOFILE, (1024, 1024))
    return "ok"
