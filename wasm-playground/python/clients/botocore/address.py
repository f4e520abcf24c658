"""The URL of a request, as botocore names it where nobody answers. Compared with botocore 1.43.11 (`before-send` of each operation), 2026-11-27."""

from urllib.parse import quote

_LIST_KEYS = {"Delimiter": "delimiter", "MaxKeys": "max-keys", "Prefix": "prefix", "ContinuationToken": "continuation-token",
              "StartAfter": "start-after", "FetchOwner": "fetch-owner"}


def url_of(host, service, operation, parameters):
    """Host and path of a request of `service`; of what stands behind the question mark only that of listings."""
    if service == "lambda" and "FunctionName" in parameters:
        qualifier = parameters.get("Qualifier")
        path = "/2015-03-31/functions/%s/invocations" % quote(parameters["FunctionName"], safe="")
        return host + path + ("?Qualifier=" + quote(qualifier, safe="") if qualifier else "")
    if service != "s3" or "Bucket" not in parameters:
        return host + "/"
    bucket, key = parameters["Bucket"], quote(parameters.get("Key", ""), safe="/~")
    scheme, _, name = host.partition("://")
    virtual = "." not in bucket and name.startswith("s3.") and operation != "GetBucketLocation"
    place = "%s://%s.%s/%s" % (scheme, bucket, name, key) if virtual else "%s/%s/%s" % (host, bucket, key)
    if operation == "GetBucketLocation":
        return place.rstrip("/") + "?location"
    if operation == "DeleteObjects":
        return place + "?delete"
    if operation == "ListObjectsV2":
        asked = [(_LIST_KEYS[name], value) for name, value in parameters.items() if name in _LIST_KEYS]
        query = ["list-type=2", *("%s=%s" % (name, quote(str(value), safe="")) for name, value in asked), "encoding-type=url"]
        return place + "?" + "&".join(query)
    return place
