"""Waiters: they ask every few seconds until an object or a bucket is there, or is gone."""

import time

from botocore.exceptions import ClientError, WaiterError
from botocore.model import xform_name


class Waiter:
    """Repeats one call until its status is the wanted one."""

    def __init__(self, name, method, success, retry):
        self.name = name
        self._method = method
        self._success = success
        self._retry = retry

    def wait(self, **kwargs):
        """Returns when the condition is met. WaiterConfig takes Delay (seconds, 5) and MaxAttempts (20)."""
        config = kwargs.pop("WaiterConfig", {})
        delay, most = config.get("Delay", 5), config.get("MaxAttempts", 20)
        attempts, matched = 0, None
        while True:
            try:
                response = self._method(**kwargs)
            except ClientError as error:
                response = error.response
            attempts += 1
            status = response["ResponseMetadata"]["HTTPStatusCode"]
            if status in self._success:
                return
            if status in self._retry:
                matched = status
            elif "Error" in response:
                error = response["Error"]
                raise WaiterError(self.name, "An error occurred (%s): %s" % (error["Code"], error["Message"]), response)
            if attempts >= most:
                reason = "Max attempts exceeded"
                if matched is not None:
                    reason += ". Previously accepted state: Matched expected HTTP status code: %d" % matched
                raise WaiterError(self.name, reason, response)
            time.sleep(delay)


def waiter(client, waiter_name):
    """The waiter of that name."""
    data = client.meta.service_model.data
    if waiter_name not in data.WAITERS:
        if waiter_name in data.WAITERS_ELSEWHERE.split():
            raise NotImplementedError("The waiter %s is not part of this simulation. There is: %s." % (
                waiter_name, ", ".join(data.WAITERS) or "none"))
        raise ValueError("Waiter does not exist: " + waiter_name)
    operation, success, retry = data.WAITERS[waiter_name]
    name = "".join(word.capitalize() for word in waiter_name.split("_"))
    kind = type("%s.Waiter.%s" % (type(client).__name__, name), (Waiter,), {"__module__": __name__})
    return kind(name, getattr(client, xform_name(operation)), success, retry)
