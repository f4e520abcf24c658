"""What botocore changes in parameters, or refuses, before it checks them: names of buckets, sources of copies, metadata."""

import re

from botocore.exceptions import ParamValidationError

_BUCKET = r"^[a-zA-Z0-9.\-_]{1,255}$"
_ARN = (r"^arn:(aws).*:(s3|s3-object-lambda):[a-z\-0-9]*:[0-9]{12}:accesspoint[/:][a-zA-Z0-9\-.]{1,63}$"
        r"|^arn:(aws).*:s3-outposts:[a-z\-0-9]+:[0-9]{12}:outpost[/:][a-zA-Z0-9\-]{1,63}[/:]accesspoint[/:][a-zA-Z0-9\-]{1,63}$")


def prepare(operation_model, parameters):
    """Changes the parameters of a call in place."""
    if operation_model.service.name != "s3":
        return
    # In botocore's order: it decides which of two mistakes is told.
    if operation_model.name == "CopyObject" and "CopySource" in parameters:
        parameters["CopySource"] = _copy_source(parameters["CopySource"])
    if "Bucket" in parameters:
        _check_bucket(parameters["Bucket"])
    if isinstance(parameters.get("Metadata"), dict):
        _check_metadata(parameters["Metadata"])


def _check_bucket(name):
    if not re.search(_BUCKET, name) and not re.search(_ARN, name):
        raise ParamValidationError(report='Invalid bucket name "%s": Bucket name must match the regex "%s" or be an ARN matching the regex '
                                          '"%s"' % (name, _BUCKET, _ARN))


def _check_metadata(metadata):
    for key, value in metadata.items():
        try:
            key.encode("ascii")
            value.encode("ascii")
        except UnicodeEncodeError:
            raise ParamValidationError(report='Non ascii characters found in S3 metadata for key "%s", value: "%s".  \n'
                                              "S3 metadata can only contain ASCII characters. " % (key, value))


def _copy_source(source):
    """A source as text: bucket, slash, key. On AWS's wire it is quoted as well."""
    if not isinstance(source, dict):
        return source
    for name in ("Bucket", "Key"):
        if name not in source:
            raise ParamValidationError(report="Missing required parameter: '%s'" % name)
    text = "%s/%s" % (source["Bucket"], source["Key"])
    version = source.get("VersionId")
    return text if version is None else "%s?versionId=%s" % (text, version)
