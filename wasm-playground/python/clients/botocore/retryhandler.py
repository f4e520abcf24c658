"""Which answers are worth another try, how many, and after how long.

Legacy mode: 5 tries, a random part of 1, 2, 4, 8 s between them. Standard mode: 3 tries, at most 20 s between them; its quota of tries is
left out. Codes and numbers are those of botocore's tables (data/_retry.json and retries/standard.py of 1.44.5, read 2026-11-22).
"""

import os

# What a client does that says nothing. It was botocore's default until 2026 (github.com/aws/aws-cli/pull/10342 of 22-05-2026 still calls it
# so); 1.44 has "standard". The Python runtimes of Lambda carry a botocore that lags behind.
DEFAULT_MODE = "legacy"

# Codes that mean "too fast" together with one status, in legacy mode.
_LEGACY_CODES = {
    ("Throttling", 400), ("ThrottlingException", 400), ("ThrottledException", 400), ("RequestThrottledException", 400),
    ("ProvisionedThroughputExceededException", 400)}
_LEGACY_OF_SERVICE = {"s3": {("RequestTimeout", 400), ("BadDigest", 400)}, "sqs": {("RequestThrottled", 403)}}

# Codes for which standard mode tries again, whatever the status.
_STANDARD_CODES = set(
    "Throttling ThrottlingException ThrottledException RequestThrottledException TooManyRequestsException RequestThrottled "
    "ProvisionedThroughputExceededException TransactionInProgressException RequestLimitExceeded BandwidthLimitExceeded "
    "LimitExceededException SlowDown PriorRequestNotComplete EC2ThrottledException RequestTimeout RequestTimeoutException".split())


class Retries:
    """The rules that a client's settings make."""

    def __init__(self, settings):
        settings = dict(settings or {})
        self.mode = settings.get("mode") or os.environ.get("AWS_RETRY_MODE") or DEFAULT_MODE
        total = settings.get("total_max_attempts")
        if total is None and "max_attempts" in settings:
            # It counts the tries after the first one.
            total = settings["max_attempts"] + 1
        if total is None and os.environ.get("AWS_MAX_ATTEMPTS", "").isdigit():
            total = int(os.environ["AWS_MAX_ATTEMPTS"])
        self.max_attempts = total or (5 if self.mode == "legacy" else 3)

    def wanted(self, service, status, code):
        """Whether an answer is worth another try."""
        if self.mode == "legacy":
            return (status in (429, 500, 502, 503, 504, 509) or (code, status) in _LEGACY_CODES
                    or (code, status) in _LEGACY_OF_SERVICE.get(service, ()))
        return status in (500, 502, 503, 504) or code in _STANDARD_CODES

    def delay(self, attempt):
        """Seconds to wait after the try of that number (from 1)."""
        import random
        seconds = random.random() * 2 ** (attempt - 1)
        return seconds if self.mode == "legacy" else min(seconds, 20)
