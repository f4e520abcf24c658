"""Records what calls give, in a form that is equal wherever they run: without ids, times and what moto has otherwise than AWS."""

import datetime
import re

# New with every run.
IDS = {"RequestId", "HostId", "HTTPHeaders", "MessageId", "ReceiptHandle", "NextContinuationToken", "ContinuationToken", "SenderId",
       "SentTimestamp", "ApproximateFirstReceiveTimestamp", "CreatedTimestamp", "LastModifiedTimestamp", "Owner"}

# What moto 5.2.5 gives otherwise than AWS, or not at all. AWS names encryption, checksums and their kinds with every object (LocalStack's
# recordings on AWS, tests/aws/services/s3/test_s3.snapshot.json of 21-02-2026); moto only where they were asked for.
MOTO = {"ServerSideEncryption", "ChecksumCRC32", "ChecksumType", "ChecksumAlgorithm", "BucketArn", "BucketRegion", "AccessPointAlias",
        "MD5OfMessageSystemAttributes", "MaximumMessageSize", "StorageClass"}


def plain(value):
    """A value as JSON, without what differs."""
    if isinstance(value, dict):
        kept = {key: plain(member) for key, member in value.items() if key not in IDS and key not in MOTO}
        return kept
    if isinstance(value, (list, tuple)):
        return [plain(element) for element in value]
    if isinstance(value, (bytes, bytearray)):
        return "bytes " + bytes(value).decode("latin-1")
    if isinstance(value, datetime.datetime):
        return "time of " + str(value.utcoffset())
    if hasattr(value, "iter_chunks"):
        return "body " + value.read().decode("latin-1")
    if value is None or isinstance(value, (bool, int, float)):
        return value
    return re.sub("0x[0-9a-f]+", "0x", value if isinstance(value, str) else repr(value))


class Calls:
    """The outcomes of calls, in order."""

    def __init__(self):
        self.outcomes = []

    def __call__(self, function, *args, **kwargs):
        """Calls and records; gives the value, or None if it raised."""
        try:
            value = function(*args, **kwargs)
        except Exception as error:
            self.outcomes.append(self._raised(error))
            return None
        self.outcomes.append({"gave": plain(value)})
        return value

    def note(self, **facts):
        """Records facts that are no call."""
        self.outcomes.append({"noted": plain(facts)})

    @staticmethod
    def _raised(error):
        text = re.sub("0x[0-9a-f]+", "0x", str(error))
        family = [kind.__module__ + "." + kind.__qualname__ for kind in type(error).__mro__ if kind is not object]
        # botocore's own bases of its connection errors come from other packages.
        family = [name for name in family if not name.startswith(("builtins.", "urllib3", "botocore.vendored"))]
        outcome = {"raised": type(error).__name__, "text": text, "family": family}
        if hasattr(error, "response"):
            # What stands beside these two, moto sends for some errors only.
            outcome["response"] = {key: plain(error.response[key]) for key in ("Error", "ResponseMetadata")}
            outcome["operation_name"] = error.operation_name
        return outcome
